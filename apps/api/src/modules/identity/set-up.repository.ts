import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { setUp } from '@wardbook/contracts/identity/sessions';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

type SetUpInput = Input<typeof setUp>['body'];

/** Writes the first rows of an installation. */
@Injectable()
export class SetUpRepository {
  constructor(private readonly db: Db) {}

  async isSetUp(): Promise<boolean> {
    const { rows } = await sql`select from organisation`.execute(this.db.outside);
    return rows.length > 0;
  }

  async insertOrganisation(organisation: SetUpInput['organisation']): Promise<void> {
    await this.db.q.insertInto('organisation').values(organisation).execute();
  }

  async insertFacility(facility: SetUpInput['facility'], code: string): Promise<string> {
    const { id } = await this.db.q
      .insertInto('facility')
      .values({
        code,
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

  async insertAdmin(admin: SetUpInput['admin'], passwordHash: string): Promise<{ userId: string; personId: string }> {
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

  async grant(userId: string, facilityId: string, roles: readonly string[]): Promise<void> {
    await sql`insert into membership (user_id, facility_id, role_id)
      select ${userId}, ${facilityId}, id from role where code = any(${roles}::text[])`.execute(this.db.q);
  }

  /** The person works here from today. */
  async insertPractitioner(
    personId: string,
    facilityId: string,
    profession: NonNullable<SetUpInput['admin']['practisesAs']>,
  ): Promise<void> {
    const practitioner = await this.db.q
      .insertInto('practitioner')
      .values({ person_id: personId })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`insert into practitioner_role (practitioner_id, facility_id, profession, valid_from)
      values (${practitioner.id}, ${facilityId}, ${profession}, today_at(${facilityId}))`.execute(this.db.q);
  }
}
