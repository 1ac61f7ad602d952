import type { AccountNotice } from '@wardbook/contracts/identity/users';
import { event } from '../../core/events.js';

interface AccountChange {
  userId: string;
  notice: AccountNotice;
  /** Where the owner can be reached, also under an address that has just been replaced. */
  addresses: readonly string[];
}

/** Something about an account changed that its owner must know of, whoever did it. */
export const accountChanged = event<AccountChange>('account-changed');
