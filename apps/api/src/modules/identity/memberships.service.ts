import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { Problem } from '../../core/problem.error.js';
import { facilityOpened } from '../organisation/index.js';
import { MembershipRepository, type WantedMembership } from './membership.repository.js';

interface FacilityRoles {
  facilityId: string;
  roleIds: readonly string[];
}

/** Gives roles and takes them away, in the facilities in which the acting user manages users. */
@Injectable()
export class Memberships implements OnModuleInit {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly events: Events,
  ) {}

  /** Whoever opens a facility must be able to set it up. */
  onModuleInit(): void {
    this.events.on(facilityOpened, ({ facilityId, from }) => this.memberships.copyOfActor(from, facilityId));
  }

  /** Makes the roles in the named facilities exactly these; in the others they stay. */
  async set(userId: string, wanted: readonly FacilityRoles[]): Promise<void> {
    const managed = await this.memberships.managedByActor();
    const current = await this.memberships.current(userId);
    for (const [index, { facilityId, roleIds }] of wanted.entries()) {
      const held = current.filter((membership) => membership.facilityId === facilityId).map(({ roleId }) => roleId);
      const ending = held.filter((roleId) => !roleIds.includes(roleId));
      const beginning = [...new Set(roleIds)].filter((roleId) => !held.includes(roleId));
      if (ending.length + beginning.length > 0 && !managed.has(facilityId)) throw notManaged(`body.memberships.${index}`);
      if (beginning.length > 0) await this.refuseOwnGain(userId, facilityId, beginning);
      for (const roleId of ending) await this.memberships.end(userId, { facilityId, roleId });
      for (const roleId of beginning) await this.begin(userId, { facilityId, roleId }, `body.memberships.${index}`);
    }
  }

  /**
   * An account opens every facility in which it has a role, so whoever touches its sign-in must manage users in all of them.
   * Otherwise the administrator of one facility could enter another one under another person's name.
   */
  async refuseUnlessAllManaged(userId: string): Promise<void> {
    const managed = await this.memberships.managedByActor();
    const current = await this.memberships.current(userId);
    if (current.every(({ facilityId }) => managed.has(facilityId))) return;
    throw new Problem('forbidden', {
      detail: 'This account also has roles in a facility where you do not manage users.',
      context: { rule: 'account_elsewhere' },
    });
  }

  /**
   * Nobody gives a role to herself, and who only manages users gives none that allows what she may not do herself. Who shapes
   * the roles of a facility may give any of them to others: somebody must let the first doctor in.
   */
  private async refuseOwnGain(userId: string, facilityId: string, roleIds: readonly string[]): Promise<void> {
    if (userId === this.memberships.actorId) throw refusedGain('not_to_oneself', 'Nobody gives a role to herself.');
    if (await this.memberships.actorMayGrant(facilityId, roleIds)) return;
    throw refusedGain('more_than_held', 'This role allows more than you may do yourself. Ask somebody who manages roles.');
  }

  private async begin(userId: string, membership: WantedMembership, path: string): Promise<void> {
    if (await this.memberships.begin(userId, membership)) return;
    throw Problem.field(path, 'unknown', 'This role cannot be given: it is retired or not known.');
  }
}

function refusedGain(rule: string, detail: string): Problem {
  return new Problem('forbidden', { detail, context: { rule } });
}

function notManaged(path: string): Problem {
  const message = 'You do not manage users in this facility.';
  return new Problem('forbidden', {
    detail: message,
    fields: [{ path, code: 'not-managed', message }],
    context: { rule: 'facility_not_managed' },
  });
}
