import type { AccountNotice } from '@wardbook/contracts/identity/users';

interface Words {
  subject: (organisation: string) => string;
  what: Record<AccountNotice, string>;
  notYou: string;
}

const en: Words = {
  subject: (organisation) => `Your account at ${organisation}`,
  what: {
    'password-changed': 'Your password was changed, and your other sessions have ended.',
    'password-reset': 'An administrator has replaced your password by one that works once. All your sessions have ended.',
    'address-changed': 'The e-mail address with which you sign in was changed. This message goes to the old address and to the new one.',
    'roles-changed': 'Your roles were changed.',
    unlocked: 'An administrator has lifted the lock that too many wrong passwords had set.',
    'sign-in-taken': 'Your sign-in was taken away. All your sessions have ended.',
    'sign-in-returned': 'Your sign-in was given back.',
  },
  notYou: 'If you did not expect this, tell your administrator at once.',
};

const catalogues: Record<string, Words> = { en };

/** What happened to an account, in words that reveal nothing to an unintended reader. */
export function accountNoticeText(language: string, notice: AccountNotice, organisation: string, at: string) {
  const words = catalogues[language] ?? en;
  return { subject: words.subject(organisation), body: [`${words.what[notice]} (${at})`, words.notYou].join('\n\n') };
}
