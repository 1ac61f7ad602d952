import { Injectable } from '@nestjs/common';
import type { SettingEntry, SettingKey } from '@wardbook/contracts/organisation/settings';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import type { Holding } from '../../core/database/decided.js';

export type Level = SettingEntry['level'];
export interface SettingRow extends SettingEntry {
  key: SettingKey;
}

const place = z.tuple([exactMoment, z.uuid()]);
const MOST_COMING = 100;

@Injectable()
export class SettingRepository {
  constructor(private readonly db: Db) {}

  /** What holds now: at most one entry per key and level, for the organisation and the facility of the running request. */
  async holding(key?: SettingKey): Promise<SettingRow[]> {
    const { rows } = await sql<SettingRow>`select distinct on (setting.key, setting.facility_id) ${COLUMNS} ${SOURCE}
      where ${this.levels()} and ${key ? sql`setting.key = ${key}` : sql`true`} and setting.valid_from <= core.moment()
      order by setting.key, setting.facility_id, setting.valid_from desc`.execute(this.db.q);
    return rows;
  }

  /** What holds now, and in how many seconds the next decision begins. */
  async holdingUntil(): Promise<Holding<SettingRow[]>> {
    const next = sql<{ seconds: number | null }>`select extract(epoch from min(valid_from) - core.moment())::float8 as seconds
      from setting where valid_from > core.moment()`.execute(this.db.q);
    const [value, { rows }] = await Promise.all([this.holding(), next]);
    return { value, seconds: rows[0]?.seconds ?? null };
  }

  /** What is decided for later, soonest first. */
  async coming(): Promise<SettingRow[]> {
    const { rows } = await sql<SettingRow>`select ${COLUMNS} ${SOURCE} where ${this.levels()} and setting.valid_from > core.moment()
      order by setting.valid_from limit ${MOST_COMING}`.execute(this.db.q);
    return rows;
  }

  async history(key: SettingKey, limit: number, cursor: string | undefined): Promise<{ items: SettingRow[]; nextCursor: string | null }> {
    const after = decodeCursor(cursor, place);
    const beyond = after ? sql`(setting.valid_from, setting.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
    const { rows } = await sql<SettingRow & { placeAt: string }>`select ${COLUMNS}, setting.valid_from::text as "placeAt" ${SOURCE}
      where ${this.levels()} and setting.key = ${key} and ${beyond}
      order by setting.valid_from desc, setting.id desc limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.id]) : null };
  }

  /** Changes of one key wait for each other, so that each is based on what the one before decided. */
  async lock(key: SettingKey): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended('setting:' || ${key}, 0))`.execute(this.db.q);
  }

  async insert(key: SettingKey, level: Level, value: unknown, validFrom: string | undefined): Promise<void> {
    const facilityId = level === 'facility' ? this.db.facilityId : null;
    await sql`insert into setting (key, facility_id, value, valid_from)
      values (${key}, ${facilityId}, ${JSON.stringify(value)}::jsonb, coalesce(${validFrom ?? null}::timestamptz, core.moment()))`.execute(
      this.db.q,
    );
  }

  private levels(): RawBuilder<unknown> {
    return sql`(setting.facility_id is null or setting.facility_id = core.facility_id())`;
  }
}

const COLUMNS = sql`setting.id, setting.key, setting.value, setting.valid_from as "validFrom",
  case when setting.facility_id is null then 'organisation' else 'facility' end as level,
  nullif(concat_ws(' ', person.given_name, person.family_name), '') as by`;
const SOURCE = sql`from setting left join user_account on user_account.id = setting.created_by
  left join person on person.id = user_account.person_id`;
