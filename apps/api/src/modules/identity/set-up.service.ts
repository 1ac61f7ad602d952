import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { setUp } from '@wardbook/contracts/identity/sessions';
import { sql } from 'kysely';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Problem } from '../../core/problem.error.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordFault, passwordFaults } from './password-rules.js';

type SetUpInput = Input<typeof setUp>['body'];

interface Practising {
  userId: string;
  personId: string;
  facilityId: string;
  profession: NonNullable<SetUpInput['admin']['practisesAs']>;
}

/** Turns an empty installation into an organisation with one facility and one admin. The singleton row makes it work once. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly db: Db,
    private readonly hasher: PasswordHasher,
  ) {}

  async isSetUp(): Promise<boolean> {
    const { rows } = await sql`select from organisation`.execute(this.db.outside);
    return rows.length > 0;
  }

  /** Returns the ids of the admin's account and of the facility. */
  async setUp(actor: Actor, input: SetUpInput): Promise<{ userId: string; facilityId: string }> {
    if (await this.isSetUp()) throw new Problem('already-set-up');
    const { admin, organisation, facility } = input;
    const owner = { email: admin.email, names: [admin.givenName, admin.familyName], places: [organisation.name, facility.name] };
    const fault = passwordFault(admin.password, owner, null);
    if (fault) throw Problem.field('body.admin.password', fault, passwordFaults[fault]);
    const passwordHash = await this.hasher.hash(input.admin.password);
    return await this.db.tx(actor, async () => {
      await this.db.q.insertInto('organisation').values(input.organisation).execute();
      const facilityId = await this.insertFacility(input.facility);
      const { userId, personId } = await this.insertAdmin(input.admin, passwordHash);
      await sql`insert into membership (user_id, facility_id, role_id) select ${userId}, ${facilityId}, id from role
        where code in ('admin', 'organisation-admin')`.execute(this.db.q);
      if (admin.practisesAs) await this.insertPractitioner({ userId, personId, facilityId, profession: admin.practisesAs });
      return { userId, facilityId };
    });
  }

  private async insertFacility(facility: SetUpInput['facility']): Promise<string> {
    const { id } = await this.db.q
      .insertInto('facility')
      .values({
        code: codeFrom(facility.name),
        name: facility.name,
        kind: facility.kind,
        time_zone: facility.timeZone,
        currency: facility.currency,
        languages: [facility.language],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  private async insertAdmin(admin: SetUpInput['admin'], passwordHash: string): Promise<{ userId: string; personId: string }> {
    const person = await this.db.q
      .insertInto('person')
      .values({ given_name: admin.givenName, family_name: admin.familyName, email: admin.email })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await this.db.q
      .insertInto('user_account')
      .values({ person_id: person.id, email: admin.email, password_hash: passwordHash })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { userId: id, personId: person.id };
  }

  /** An administrator who sees patients as well: the account may do what a doctor's may, and the person works here from today. */
  private async insertPractitioner({ userId, personId, facilityId, profession }: Practising): Promise<void> {
    await sql`insert into membership (user_id, facility_id, role_id)
      select ${userId}, ${facilityId}, id from role where code = 'doctor'`.execute(this.db.q);
    const practitioner = await this.db.q
      .insertInto('practitioner')
      .values({ person_id: personId })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`insert into practitioner_role (practitioner_id, facility_id, profession, valid_from)
      values (${practitioner.id}, ${facilityId}, ${profession}, today_at(${facilityId}))`.execute(this.db.q);
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
