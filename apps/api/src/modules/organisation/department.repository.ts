import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createDepartment, Department, updateDepartment } from '@wardbook/contracts/organisation/facilities';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

type Details = Input<typeof createDepartment>['body'];

const MOST_DEPARTMENTS = 2_000;

/** The departments of the facility of the running request; another facility's do not exist for it. */
@Injectable()
export class DepartmentRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<Department[]> {
    const { rows } = await sql<Department>`${this.selection()} order by active desc, name, id limit ${MOST_DEPARTMENTS}`.execute(this.db.q);
    return rows;
  }

  async find(id: string): Promise<Department | undefined> {
    const { rows } = await sql<Department>`${this.selection()} and department.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insert(details: Details): Promise<string> {
    const query = this.db.q.insertInto('department').values({ facility_id: this.db.facilityId, ...columnsOf(details) });
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  async update(id: string, { version, ...details }: Input<typeof updateDepartment>['body']): Promise<boolean> {
    return await this.change(id, version, columnsOf(details));
  }

  async setActive(id: string, version: number, active: boolean): Promise<boolean> {
    return await this.change(id, version, { active });
  }

  private async change(
    id: string,
    version: number,
    values: Partial<ReturnType<typeof columnsOf>> & { active?: boolean },
  ): Promise<boolean> {
    const query = this.db.q.updateTable('department').set(values).where('id', '=', id).where('version', '=', version);
    const result = await query.where('facility_id', '=', this.db.facilityId).executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  private selection() {
    return sql`select department.id, parent_id as "parentId", code, name, cost_centre as "costCentre", active, version,
        (select count(*) from location where location.department_id = department.id and location.active) as locations,
        (select count(distinct practitioner_id) from practitioner_role
          where practitioner_role.department_id = department.id and (valid_to is null or valid_to >= today_at(department.facility_id))) as practitioners
      from department where facility_id = ${this.db.facilityId}`;
  }
}

function columnsOf({ code, name, parentId, costCentre }: Details) {
  return { code, name, parent_id: parentId ?? null, cost_centre: costCentre ?? null };
}
