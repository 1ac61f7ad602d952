import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createRole, Role, updateRole } from '@wardbook/contracts/identity/users';
import { refuseUnlessOfTheOrganisation } from '../../core/auth/authority.js';
import { Db } from '../../core/database/db.js';
import { orMoved } from '../../core/database/versioned.js';
import { found, Problem } from '../../core/problem.error.js';
import { MembershipRepository } from './membership.repository.js';
import { RoleRepository } from './role.repository.js';

/** What each role allows. Roles are rows over the permission catalogue, so an organisation shapes its own. */
@Injectable()
export class RoleService {
  constructor(
    private readonly roles: RoleRepository,
    private readonly memberships: MembershipRepository,
    private readonly db: Db,
  ) {}

  async list(): Promise<{ items: Role[] }> {
    return { items: await this.roles.list() };
  }

  async add(input: Input<typeof createRole>['body']): Promise<Role> {
    refuseUnlessOfTheOrganisation(this.db.actor);
    const id = await this.roles.insert(input);
    await this.roles.setPermissions(id, input.permissions);
    return found(await this.roles.find(id));
  }

  async update(id: string, { version, permissions, ...details }: Input<typeof updateRole>['body']): Promise<Role> {
    refuseUnlessOfTheOrganisation(this.db.actor);
    await this.refuseOwnGain(id, permissions);
    await this.change(id, version, details);
    await this.roles.setPermissions(id, permissions);
    return found(await this.roles.find(id));
  }

  /** The row's lock keeps the role from being given until this has committed. */
  async setActive(id: string, { version, active }: { version: number; active: boolean }): Promise<Role> {
    refuseUnlessOfTheOrganisation(this.db.actor);
    await this.change(id, version, { active });
    const role = found(await this.roles.find(id));
    if (!active && role.builtIn)
      throw new Problem('rule-violated', {
        detail: 'A role that came with Wardbook cannot be retired. Change what it allows instead.',
        context: { rule: 'role_built_in' },
      });
    if (!active && role.members > 0)
      throw new Problem('still-in-use', {
        detail: 'A user still has this role. Give the user another one first.',
        context: { rule: 'role_in_use' },
      });
    return role;
  }

  /** A user may not add permissions to a role that the user has. */
  private async refuseOwnGain(id: string, permissions: readonly string[]): Promise<void> {
    const before = found(await this.roles.find(id)).permissions as readonly string[];
    const isMore = permissions.some((permission) => !before.includes(permission));
    if (!isMore || !(await this.memberships.actorHasRole(id))) return;
    throw new Problem('forbidden', {
      detail: 'You have this role yourself, so another person must add to it.',
      context: { rule: 'not_to_oneself' },
    });
  }

  private async change(id: string, version: number, values: { name?: string; description?: string; active?: boolean }): Promise<void> {
    const updated = await this.roles.update(id, version, values);
    if (!updated) await orMoved(undefined, () => this.roles.find(id));
  }
}
