import { getMe } from '@wardbook/contracts/identity/sessions';
import { getUser, listRoles, listUsers } from '@wardbook/contracts/identity/users';
import { getPractitioner, listPractitioners } from '@wardbook/contracts/organisation/practitioners';

/** Everything that shows who can sign in and as what. */
export const userQueries = [listUsers, getUser, listRoles, listPractitioners, getPractitioner, getMe];
