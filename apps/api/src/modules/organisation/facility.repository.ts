import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createFacility, Facility, Organisation, updateFacility } from '@wardbook/contracts/organisation/facilities';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

type NewFacility = Input<typeof createFacility>['body'];
type FacilityEdit = Input<typeof updateFacility>['body'];

const COLUMNS = [
  'id',
  'code',
  'name',
  'kind',
  'time_zone as timeZone',
  'currency',
  'languages',
  'phone',
  'email',
  'address',
  'modules',
  'mrn_prefix as mrnPrefix',
  'active',
  'version',
] as const;
const ORGANISATION = ['name', 'country', 'version'] as const;
const MOST_FACILITIES = 500;

@Injectable()
export class FacilityRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<Facility[]> {
    const query = this.db.q.selectFrom('facility').select(COLUMNS).orderBy('active', 'desc').orderBy('name');
    return (await query.limit(MOST_FACILITIES).execute()) as Facility[];
  }

  async ids(): Promise<string[]> {
    return (await this.db.q.selectFrom('facility').select('id').execute()).map(({ id }) => id);
  }

  /** Whether the acting user manages the facility, also one that is closed. */
  async isManagedByActor(id: string): Promise<boolean> {
    const { userId } = this.db.actor;
    const { rows } = await sql`select from membership join role_permission using (role_id)
      where user_id = ${userId} and facility_id = ${id} and permission = 'organisation:manage'
        and tstzrange(valid_from, valid_to) @> transaction_timestamp() limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  async find(id: string): Promise<Facility | undefined> {
    const query = this.db.q.selectFrom('facility').select(COLUMNS).where('id', '=', id);
    return (await query.executeTakeFirst()) as Facility | undefined;
  }

  async insert({ code, currency, ...details }: NewFacility): Promise<Facility> {
    const query = this.db.q.insertInto('facility').values({ code, currency, ...columnsOf(details) });
    return (await query.returning(COLUMNS).executeTakeFirstOrThrow()) as Facility;
  }

  async update(id: string, { version, ...details }: FacilityEdit): Promise<Facility | undefined> {
    const query = this.db.q.updateTable('facility').set(columnsOf(details)).where('id', '=', id).where('version', '=', version);
    return (await query.returning(COLUMNS).executeTakeFirst()) as Facility | undefined;
  }

  async setActive(id: string, version: number, active: boolean): Promise<Facility | undefined> {
    const query = this.db.q.updateTable('facility').set({ active }).where('id', '=', id).where('version', '=', version);
    return (await query.returning(COLUMNS).executeTakeFirst()) as Facility | undefined;
  }

  async organisation(): Promise<Organisation | undefined> {
    return await this.db.q.selectFrom('organisation').select(ORGANISATION).executeTakeFirst();
  }

  async updateOrganisation({ version, name, country }: Organisation): Promise<Organisation | undefined> {
    const query = this.db.q.updateTable('organisation').set({ name, country }).where('version', '=', version);
    return await query.returning(ORGANISATION).executeTakeFirst();
  }
}

function columnsOf(details: Omit<FacilityEdit, 'version'>) {
  return {
    name: details.name,
    kind: details.kind,
    time_zone: details.timeZone,
    languages: details.languages,
    phone: details.phone ?? null,
    email: details.email ?? null,
    address: details.address || null,
    modules: details.modules,
    mrn_prefix: details.mrnPrefix,
  };
}
