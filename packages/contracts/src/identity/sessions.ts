import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, instant, shortText } from '../core/list.js';
import { permissions } from '../core/permissions.js';
import { country, currency, facilityKind, language, moduleList, timeZone } from '../organisation/facility.js';
import { profession } from '../organisation/practitioners.js';

export const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
/** At least twelve characters, as NIST SP 800-63B asks of a password that is the only factor; no composition rules. */
export const newPassword = z.string().min(12).max(200);

const facilityAccess = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: facilityKind,
  timeZone: z.string(),
  currency: z.string(),
  modules: moduleList,
  roles: z.array(z.string()),
  permissions: z.array(z.enum(permissions)),
});
export type FacilityAccess = z.infer<typeof facilityAccess>;

export const me = z.object({
  user: z.object({
    id,
    email: z.string(),
    name: z.string(),
    initials: z.string(),
    language: z.string(),
    practitionerId: id.nullable(),
    mustChangePassword: z.boolean(),
  }),
  /** Its country decides how days and numbers are written where the user's language alone does not. */
  organisation: z.object({ name: z.string(), country: z.string() }),
  /** Every facility in which the user has a role, with what the roles allow there. */
  facilities: z.array(facilityAccess),
  session: z.object({ id, idleMinutes: z.number().int(), expiresAt: instant }),
  /** Encrypts what the user has typed and not yet sent, as long as it lies in the browser. 32 bytes in base64url; the same in each session. */
  draftKey: z.string(),
});
export type Me = z.infer<typeof me>;

const signedIn = me.extend({ accessToken: z.string() });

export const signIn = endpoint({
  operationId: 'signIn',
  summary: 'Sign in with e-mail address and password. Sets the session’s cookies and returns an access token.',
  method: 'POST',
  path: '/auth/sign-in',
  access: { public: 'No caller has a session before signing in.' },
  scope: 'organisation',
  body: z.strictObject({ email, password: z.string().min(1).max(200) }),
  response: signedIn,
  errors: ['wrong-credentials', 'too-many-attempts'],
});

export const refreshSession = endpoint({
  operationId: 'refreshSession',
  summary: 'Exchange the refresh token for a new pair. A refresh token that comes a second time ends the session.',
  method: 'POST',
  path: '/auth/refresh',
  access: { public: 'The refresh token itself is the proof; the access token has run out.' },
  scope: 'organisation',
  response: z.object({ accessToken: z.string(), expiresAt: instant }),
  errors: ['not-signed-in', 'session-idle'],
});

export const signOut = endpoint({
  operationId: 'signOut',
  summary: 'End this session at once.',
  method: 'POST',
  path: '/auth/sign-out',
  access: { signedIn: 'Everybody may end their own session.' },
  scope: 'organisation',
  response: z.void(),
  status: 204,
});

export const getMe = endpoint({
  operationId: 'getMe',
  summary: 'Who is signed in, and what they may do where.',
  method: 'GET',
  path: '/auth/me',
  access: { signedIn: 'Everybody may know who they are.' },
  scope: 'organisation',
  response: me,
});

export const changePassword = endpoint({
  operationId: 'changePassword',
  summary: 'Change the caller’s password. Every other session of the user ends.',
  method: 'POST',
  path: '/auth/password',
  access: { signedIn: 'Everybody may change their own password.' },
  scope: 'organisation',
  body: z.strictObject({ current: z.string().min(1).max(200), next: newPassword }),
  response: z.void(),
  status: 204,
  errors: ['wrong-credentials'],
});

export const confirmPassword = endpoint({
  operationId: 'confirmPassword',
  summary: 'Confirm the password for critical acts. It counts for five minutes in this session; five wrong ones end the session.',
  method: 'POST',
  path: '/auth/confirm',
  access: { signedIn: 'Everybody may prove to be there.' },
  scope: 'organisation',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  response: z.object({ until: instant }),
  errors: ['wrong-credentials'],
});

export const getSetUp = endpoint({
  operationId: 'getSetUp',
  summary: 'Whether this installation still waits for its first organisation.',
  method: 'GET',
  path: '/set-up',
  access: { public: 'Before set-up no user exists who could sign in.' },
  scope: 'organisation',
  response: z.object({ setUp: z.boolean() }),
});

export const setUp = endpoint({
  operationId: 'setUp',
  summary: 'Create the organisation, its first facility and its first admin. Works once.',
  method: 'POST',
  path: '/set-up',
  access: { public: 'Before set-up no user exists who could sign in; afterwards it is refused.' },
  scope: 'organisation',
  body: z.strictObject({
    organisation: z.strictObject({ name: shortText, country }),
    facility: z.strictObject({ name: shortText, kind: facilityKind, timeZone, currency, language }),
    admin: z.strictObject({
      givenName: shortText,
      familyName: shortText,
      email,
      password: newPassword,
      /** Who runs a practice alone sees patients too: the account is a practitioner's with the role of a doctor as well. */
      practisesAs: profession.optional(),
    }),
  }),
  response: signedIn,
  status: 201,
  errors: ['already-set-up'],
});
