import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createLocation, Location, LocationKind, updateLocation } from '@wardbook/contracts/organisation/facilities';
import { Db } from '../../core/database/db.js';

type Edit = Input<typeof updateLocation>['body'];
type NewLocation = Omit<Input<typeof createLocation>['body'], 'series'>;

const COLUMNS = ['id', 'parent_id as parentId', 'kind', 'code', 'name', 'department_id as departmentId', 'active', 'version'] as const;
const MOST_LOCATIONS = 5_000;

/** The locations of the facility of the running request; another facility's do not exist for it. */
@Injectable()
export class LocationRepository {
  constructor(private readonly db: Db) {}

  async list(kind: LocationKind | undefined): Promise<Location[]> {
    let query = this.db.q.selectFrom('location').select(COLUMNS).where('facility_id', '=', this.db.facilityId);
    if (kind) query = query.where('kind', '=', kind);
    return (await query.orderBy('active', 'desc').orderBy('name').orderBy('id').limit(MOST_LOCATIONS).execute()) as Location[];
  }

  async find(id: string): Promise<Location | undefined> {
    const query = this.db.q.selectFrom('location').select(COLUMNS).where('id', '=', id).where('facility_id', '=', this.db.facilityId);
    return (await query.executeTakeFirst()) as Location | undefined;
  }

  async insert(locations: readonly NewLocation[]): Promise<Location[]> {
    const rows = locations.map(({ kind, ...details }) => ({ facility_id: this.db.facilityId, kind, ...columnsOf(details) }));
    return (await this.db.q.insertInto('location').values(rows).returning(COLUMNS).execute()) as Location[];
  }

  async update(id: string, { version, ...details }: Edit): Promise<Location | undefined> {
    return await this.change(id, version, columnsOf(details));
  }

  async setActive(id: string, version: number, active: boolean): Promise<Location | undefined> {
    return await this.change(id, version, { active });
  }

  private async change(id: string, version: number, values: Partial<ReturnType<typeof columnsOf>> & { active?: boolean }) {
    const query = this.db.q.updateTable('location').set(values).where('id', '=', id).where('version', '=', version);
    return (await query.where('facility_id', '=', this.db.facilityId).returning(COLUMNS).executeTakeFirst()) as Location | undefined;
  }
}

function columnsOf({ code, name, parentId, departmentId }: Omit<Edit, 'version'>) {
  return { code, name, parent_id: parentId ?? null, department_id: departmentId ?? null };
}
