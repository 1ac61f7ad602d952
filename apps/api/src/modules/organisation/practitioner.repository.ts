import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createPractitioner, listPractitioners, Practitioner } from '@wardbook/contracts/organisation/practitioners';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { HOLDS_TODAY, rolesOf } from './practitioner-role.repository.js';

type Query = Input<typeof listPractitioners>['query'];
type Details = Omit<Input<typeof createPractitioner>['body'], 'role' | 'personId'>;

const place = z.tuple([z.string(), z.string(), z.uuid()]);

@Injectable()
export class PractitionerRepository {
  constructor(private readonly db: Db) {}

  /** By name, each with the current and coming roles in the facility of the running request. */
  async list(query: Query): Promise<{ items: Practitioner[]; nextCursor: string | null }> {
    const turned = query.sort === '-name';
    const direction = turned ? sql`desc` : sql`asc`;
    const { rows } = await sql<Practitioner>`${this.selection(rolesOf(sql`${this.here()} and ${NOT_OVER}`))}
      where ${this.filter(query, turned)}
      order by family_name ${direction}, given_name ${direction}, practitioner.id ${direction} limit ${query.limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const isMore = rows.length > query.limit && last;
    return { items, nextCursor: isMore ? encodeCursor([last.familyName, last.givenName, last.id]) : null };
  }

  /** With every role in every facility, past ones too. */
  async find(id: string): Promise<Practitioner | undefined> {
    const { rows } = await sql<Practitioner>`${this.selection(rolesOf(sql`true`))} where practitioner.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insertPerson(details: Details): Promise<string> {
    const query = this.db.q.insertInto('person').values(personColumns(details));
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  async updatePerson(id: string, details: Details): Promise<void> {
    await this.db.q.updateTable('person').set(personColumns(details)).where('id', '=', id).execute();
  }

  async insert(personId: string, { outside, affiliation }: Details): Promise<string> {
    const query = this.db.q.insertInto('practitioner').values({ person_id: personId, outside, affiliation: affiliation || null });
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  /** Returns the person behind the practitioner, or nothing when the version has moved. */
  async update(id: string, version: number, { outside, affiliation }: Details): Promise<string | undefined> {
    return await this.change(id, version, { outside, affiliation: affiliation || null });
  }

  async setActive(id: string, version: number, active: boolean): Promise<string | undefined> {
    return await this.change(id, version, { active });
  }

  private async change(id: string, version: number, values: { outside?: boolean; affiliation?: string | null; active?: boolean }) {
    const query = this.db.q.updateTable('practitioner').set(values).where('id', '=', id).where('version', '=', version);
    return (await query.returning('person_id').executeTakeFirst())?.person_id;
  }

  private selection(roles: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select practitioner.id, person.id as "personId", person.prefix, given_name as "givenName", family_name as "familyName",
        concat_ws(' ', person.prefix, given_name, family_name) as name, person.phone, person.email, outside, affiliation,
        (select user_account.id from user_account where user_account.person_id = person.id) as "userId",
        practitioner.active, practitioner.version, ${roles} as roles
      from practitioner join person on person.id = practitioner.person_id`;
  }

  private here(): RawBuilder<unknown> {
    return sql`practitioner_role.facility_id = ${this.db.facilityId}`;
  }

  private filter({ search, active, place: where, profession, departmentId, signIn, cursor }: Query, turned: boolean): RawBuilder<unknown> {
    const conditions = [sql`true`];
    if (search) conditions.push(sql`core.search_text(given_name || ' ' || family_name) like '%' || core.search_text(${search}) || '%'`);
    if (active !== undefined) conditions.push(sql`practitioner.active = ${active}`);
    if (where === 'outside') conditions.push(sql`outside`);
    if (where === 'here' || profession || departmentId) conditions.push(this.worksHere(profession, departmentId));
    if (signIn !== undefined) {
      conditions.push(sql`exists (select from user_account where user_account.person_id = person.id) = ${signIn}`);
    }
    const after = decodeCursor(cursor, place);
    if (after) {
      const [familyName, givenName, id] = after;
      const beyond = turned ? sql`<` : sql`>`;
      conditions.push(sql`(family_name, given_name, practitioner.id) ${beyond} (${familyName}, ${givenName}, ${id}::uuid)`);
    }
    return sql.join(conditions, sql` and `);
  }

  private worksHere(profession: string | undefined, departmentId: string | undefined): RawBuilder<unknown> {
    return sql`exists (select from practitioner_role where practitioner_id = practitioner.id and ${this.here()} and ${HOLDS_TODAY}
      ${profession ? sql`and profession = ${profession}` : sql``} ${departmentId ? sql`and department_id = ${departmentId}` : sql``})`;
  }
}

const NOT_OVER = sql`(valid_to is null or valid_to >= today_at(practitioner_role.facility_id))`;

function personColumns({ prefix, givenName, familyName, phone, email }: Details) {
  return { prefix: prefix || null, given_name: givenName, family_name: familyName, phone: phone ?? null, email: email ?? null };
}
