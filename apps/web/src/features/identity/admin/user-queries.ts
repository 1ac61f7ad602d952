import { getMe } from '@wardbook/contracts/identity/sessions';
import { getUser, listRoles, listUsers } from '@wardbook/contracts/identity/users';
import { getPractitioner, listPractitioners } from '@wardbook/contracts/organisation/practitioners';

/** The queries that show users and their roles. */
export const userQueries = [listUsers, getUser, listRoles, listPractitioners, getPractitioner, getMe];
