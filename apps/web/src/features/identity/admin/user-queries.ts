import { getMe } from '@wardbook/contracts/identity';
import { getPractitioner, listPractitioners } from '@wardbook/contracts/practitioners';
import { getUser, listRoles, listUsers } from '@wardbook/contracts/users';

/** Everything that shows who can sign in and as what. */
export const userQueries = [listUsers, getUser, listRoles, listPractitioners, getPractitioner, getMe];
