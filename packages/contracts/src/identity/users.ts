import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { id, idParams, instant, listQuery, page, queryFlag, shortText, version } from '../core/list.js';
import { permissions } from '../core/permissions.js';
import { activeBody } from '../organisation/facilities.js';
import { email } from './sessions.js';

const user = z.object({
  id,
  personId: id,
  givenName: z.string(),
  familyName: z.string(),
  name: z.string(),
  email: z.string(),
  practitionerId: id.nullable(),
  active: z.boolean(),
  /** Too many wrong passwords: the account accepts no sign-in before this moment. */
  lockedUntil: instant.nullable(),
  /** A password given by an admin waits to be replaced; it works until this moment. */
  oneTimePasswordUntil: instant.nullable(),
  lastActiveAt: instant.nullable(),
  /** The roles that hold now. */
  memberships: z.array(z.object({ facilityId: id, facility: z.string(), roleId: id, role: z.string(), since: instant })),
  version,
});
export type User = z.infer<typeof user>;

/** The acts of which the owner of an account is informed by e-mail, including the owner's own. */
export const accountNotices = [
  'password-changed',
  'password-reset',
  'address-changed',
  'roles-changed',
  'unlocked',
  'sign-in-taken',
  'sign-in-returned',
] as const;
export type AccountNotice = (typeof accountNotices)[number];

/** The roles of a user in one facility. Facilities that are not named stay as they are; an empty list takes all roles away. */
const membership = z.strictObject({ facilityId: id, roleIds: z.array(id).max(20) });
const withOneTimePassword = z.object({
  user,
  /** Shown once: only its hash is kept. */
  oneTimePassword: z.string(),
});

export const listUsers = endpoint({
  operationId: 'listUsers',
  summary: 'The accounts of the organisation, by name.',
  method: 'GET',
  path: '/users',
  access: 'user:manage',
  scope: 'organisation',
  query: listQuery(['name', '-name']).extend({ active: queryFlag.optional() }),
  response: page(user),
});

export const getUser = endpoint({
  operationId: 'getUser',
  summary: 'One account with its roles.',
  method: 'GET',
  path: '/users/:id',
  access: 'user:manage',
  scope: 'organisation',
  params: idParams,
  response: user,
});

export const createUser = endpoint({
  operationId: 'createUser',
  summary: 'Create a user with roles. The password in the response is shown once and must be changed at the first sign-in.',
  method: 'POST',
  path: '/users',
  access: 'user:manage',
  scope: 'organisation',
  confirmed: 'recently',
  body: z
    .strictObject({
      /** A person with a record already, such as a practitioner; otherwise give the name of a new person. */
      personId: id.optional(),
      givenName: shortText.optional(),
      familyName: shortText.optional(),
      email,
      memberships: z.array(membership).min(1).max(100),
    })
    .refine(({ personId, givenName }) => personId !== undefined || givenName !== undefined, {
      error: fault('name-needed'),
      path: ['givenName'],
    })
    .refine(({ personId, familyName }) => personId !== undefined || familyName !== undefined, {
      error: fault('name-needed'),
      path: ['familyName'],
    }),
  response: withOneTimePassword,
  status: 201,
  errors: ['already-exists'],
});

export const updateUser = endpoint({
  operationId: 'updateUser',
  summary: 'Change a user’s address or roles. Removed roles end at once.',
  method: 'PUT',
  path: '/users/:id',
  access: 'user:manage',
  scope: 'organisation',
  confirmed: 'again',
  params: idParams,
  body: z.strictObject({ version, givenName: shortText, familyName: shortText, email, memberships: z.array(membership).max(100) }),
  response: user,
  errors: ['version-moved', 'already-exists', 'rule-violated'],
});

export const setUserActive = endpoint({
  operationId: 'setUserActive',
  summary: 'Deactivate a user, which ends every session of the user at once, or activate the user again.',
  method: 'PUT',
  path: '/users/:id/active',
  access: 'user:manage',
  scope: 'organisation',
  params: idParams,
  body: activeBody,
  response: user,
  errors: ['version-moved', 'rule-violated'],
});

export const resetPassword = endpoint({
  operationId: 'resetPassword',
  summary: 'Replace a user’s password by a one-time password. Every session of the user ends, and a lock is lifted.',
  method: 'POST',
  path: '/users/:id/one-time-password',
  access: 'user:manage',
  scope: 'organisation',
  confirmed: 'again',
  params: idParams,
  response: withOneTimePassword,
});

export const unlockUser = endpoint({
  operationId: 'unlockUser',
  summary: 'Lift the lock that too many wrong passwords have set.',
  method: 'POST',
  path: '/users/:id/unlock',
  access: 'user:manage',
  scope: 'organisation',
  confirmed: 'again',
  params: idParams,
  response: user,
});

const role = z.object({
  id,
  code: z.string(),
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean(),
  active: z.boolean(),
  permissions: z.array(z.enum(permissions)),
  /** How many active users hold it now, in any facility. */
  members: z.number().int(),
  version,
});
export type Role = z.infer<typeof role>;

const roleDetails = {
  name: shortText,
  description: z.string().trim().max(500).default(''),
  permissions: z.array(z.enum(permissions)).max(permissions.length),
};

export const listRoles = endpoint({
  operationId: 'listRoles',
  summary: 'Every role with what it allows.',
  method: 'GET',
  path: '/roles',
  access: 'organisation:read',
  scope: 'organisation',
  response: z.object({ items: z.array(role) }),
});

export const createRole = endpoint({
  operationId: 'createRole',
  summary: 'Add a role for the organisation.',
  method: 'POST',
  path: '/roles',
  access: 'role:manage',
  scope: 'organisation',
  confirmed: 'recently',
  body: z.strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: fault('role-code') }),
    ...roleDetails,
  }),
  response: role,
  status: 201,
  errors: ['already-exists'],
});

export const updateRole = endpoint({
  operationId: 'updateRole',
  summary: 'Change the name or the permissions of a role. It counts from the next request of every user.',
  method: 'PUT',
  path: '/roles/:id',
  access: 'role:manage',
  scope: 'organisation',
  confirmed: 'again',
  params: idParams,
  body: z.strictObject({ version, ...roleDetails }),
  response: role,
  errors: ['version-moved', 'rule-violated'],
});

export const setRoleActive = endpoint({
  operationId: 'setRoleActive',
  summary: 'Retire a role that the organisation made and no user holds, or bring it back.',
  method: 'PUT',
  path: '/roles/:id/active',
  access: 'role:manage',
  scope: 'organisation',
  params: idParams,
  body: activeBody,
  response: role,
  errors: ['version-moved', 'still-in-use', 'rule-violated'],
});
