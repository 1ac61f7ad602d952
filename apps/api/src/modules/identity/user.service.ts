import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { AccountNotice, createUser, listUsers, User, updateUser } from '@wardbook/contracts/identity/users';
import { orMoved } from '../../core/database/versioned.js';
import { Events } from '../../core/events.js';
import { found } from '../../core/problem.error.js';
import { Settings } from '../organisation/index.js';
import { AccountRepository } from './account.repository.js';
import { accountChanged } from './identity.events.js';
import { Memberships } from './memberships.service.js';
import { newOneTimePassword } from './one-time-password.js';
import { PasswordHasher } from './password-hasher.js';
import { UserRepository } from './user.repository.js';

interface WithOneTimePassword {
  user: User;
  oneTimePassword: string;
}

/** Lets people in and keeps them out. */
@Injectable()
export class UserService {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly memberships: Memberships,
    private readonly hasher: PasswordHasher,
    private readonly settings: Settings,
    private readonly events: Events,
  ) {}

  async list(query: Input<typeof listUsers>['query']) {
    return await this.users.list(query);
  }

  async get(id: string): Promise<User> {
    return found(await this.users.find(id));
  }

  async add({
    personId,
    givenName = '',
    familyName = '',
    email,
    memberships,
  }: Input<typeof createUser>['body']): Promise<WithOneTimePassword> {
    if (personId) await this.memberships.refuseColleagueOfOthers(personId);
    const { oneTimePassword, hash } = await this.newPassword();
    const person = personId ?? (await this.users.insertPerson({ givenName, familyName }, email));
    const id = await this.users.insert(person, email, hash, await this.validHours());
    await this.memberships.set(id, memberships);
    return { user: await this.get(id), oneTimePassword };
  }

  async update(id: string, { version, email, memberships, ...name }: Input<typeof updateUser>['body']): Promise<User> {
    const before = await this.get(id);
    const renamed = before.givenName !== name.givenName || before.familyName !== name.familyName;
    if (renamed || before.email !== email) await this.memberships.refuseUnlessAllManaged(id);
    await orMoved((await this.users.update(id, version, email)) ? before : undefined, () => this.users.find(id));
    if (renamed) await this.users.rename(id, name);
    const rolesChanged = await this.memberships.set(id, memberships);
    if (before.email !== email) await this.tellOwner(id, 'address-changed', [before.email, email]);
    if (rolesChanged) await this.tellOwner(id, 'roles-changed', [email]);
    return await this.get(id);
  }

  async setActive(id: string, { version, active }: { version: number; active: boolean }): Promise<User> {
    const before = await this.get(id);
    await this.memberships.refuseUnlessAllManaged(id);
    await orMoved((await this.users.setActive(id, version, active)) ? before : undefined, () => this.users.find(id));
    if (!active) await this.users.endSessions(id, 'deactivated');
    await this.tellOwner(id, active ? 'sign-in-returned' : 'sign-in-taken', [before.email]);
    return await this.get(id);
  }

  async resetPassword(id: string): Promise<WithOneTimePassword> {
    const { email } = await this.get(id);
    await this.memberships.refuseUnlessAllManaged(id);
    const { oneTimePassword, hash } = await this.newPassword();
    await this.users.setOneTimePassword(id, hash, await this.validHours());
    await this.accounts.forgetFailures(id);
    await this.accounts.forgetDevices(id);
    await this.users.endSessions(id, 'password-changed');
    await this.tellOwner(id, 'password-reset', [email]);
    return { user: await this.get(id), oneTimePassword };
  }

  async unlock(id: string): Promise<User> {
    const { email } = await this.get(id);
    await this.memberships.refuseUnlessAllManaged(id);
    await this.accounts.forgetFailures(id);
    await this.tellOwner(id, 'unlocked', [email]);
    return await this.get(id);
  }

  private async tellOwner(userId: string, notice: AccountNotice, addresses: readonly string[]): Promise<void> {
    await this.events.emit(accountChanged, { userId, notice, addresses });
  }

  private async newPassword(): Promise<{ oneTimePassword: string; hash: string }> {
    const oneTimePassword = newOneTimePassword();
    return { oneTimePassword, hash: await this.hasher.hash(oneTimePassword) };
  }

  private async validHours(): Promise<number> {
    return await this.settings.get('sign-in.one-time-password-hours');
  }
}
