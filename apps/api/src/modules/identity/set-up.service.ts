import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { setUp } from '@wardbook/contracts/identity/sessions';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Problem } from '../../core/problem.error.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordFault, passwordFaults } from './password-rules.js';
import { SetUpRepository } from './set-up.repository.js';

type SetUpInput = Input<typeof setUp>['body'];

/** Turns an empty installation into an organisation with one facility and one admin. The singleton row makes it work once. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly db: Db,
    private readonly installation: SetUpRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  async isSetUp(): Promise<boolean> {
    return await this.installation.isSetUp();
  }

  /** Returns the ids of the admin's account and of the facility. */
  async setUp(actor: Actor, input: SetUpInput): Promise<{ userId: string; facilityId: string }> {
    if (await this.isSetUp()) throw new Problem('already-set-up');
    const { admin, organisation, facility } = input;
    const owner = { email: admin.email, names: [admin.givenName, admin.familyName], places: [organisation.name, facility.name] };
    const fault = passwordFault(admin.password, owner, null);
    if (fault) throw Problem.field('body.admin.password', fault, passwordFaults[fault]);
    const passwordHash = await this.hasher.hash(admin.password);
    return await this.db.tx(actor, async () => {
      await this.installation.insertOrganisation(organisation);
      const facilityId = await this.installation.insertFacility(facility, codeFrom(facility.name));
      const { userId, personId } = await this.installation.insertAdmin(admin, passwordHash);
      await this.installation.grant(userId, facilityId, ['admin', 'organisation-admin']);
      if (admin.practisesAs) {
        // An administrator who sees patients as well: the account may do what a doctor's may, and the person works here from today.
        await this.installation.grant(userId, facilityId, ['doctor']);
        await this.installation.insertPractitioner(personId, facilityId, admin.practisesAs);
      }
      return { userId, facilityId };
    });
  }
}

/** A short name for page addresses: `St. Mary's Hospital` becomes `st-mary-s-hospital`. */
function codeFrom(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const code = letters
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return code === '' ? 'main' : code;
}
