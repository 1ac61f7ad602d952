import { Injectable } from '@nestjs/common';
import { ageOf } from '@wardbook/contracts/patients/birth';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { phoneEnd } from '../registry/phone-numbers.js';
import type { Hit } from './patient-search.repository.js';

type Row = Omit<PatientListItem, 'age' | 'phoneEnd' | 'matched'> & {
  phone: string | null;
  today: string;
  diedOn: string | null;
  isInName: boolean;
  otherName: string | null;
  otherNumber: string | null;
};

/** Turns hits into the rows that a list shows, in the order of the hits. */
@Injectable()
export class PatientListRepository {
  constructor(private readonly db: Db) {}

  async items(hits: readonly Hit[]): Promise<PatientListItem[]> {
    if (hits.length === 0) return [];
    const rows = await this.rows(hits);
    return rows.map((row, index) => itemOf(row, hits[index]?.isNear ? 'likeness' : (hits[index]?.kind ?? null)));
  }

  private async rows(hits: readonly Hit[]): Promise<Row[]> {
    const { facilityId } = this.db;
    const [ids, kinds, terms] = [hits.map(({ id }) => id), hits.map(({ kind }) => kind), hits.map(({ term }) => term)];
    const { rows } = await sql<Row>`
      select s.patient_id as id, case when s.facility_id = here.id then s.mrn else coalesce(own_mrn(s.patient_id, here.id), s.mrn) end as mrn, s.display_name as name, s.kind, s.sex,
        s.birth_date as "birthDate", s.birth_precision as "birthPrecision", s.phone, s.deceased,
        case when s.deceased then died_on(s.patient_id) end as "diedOn", s.registered_at as "registeredAt",
        payer.name as payer, here.today,
        case when hit.kind = 'n' then hit.term = any(string_to_array(s.sort_name, ' ')) or exists (select from patient_name n
          where n.patient_id = s.patient_id and n.retired_at is null and n.display = s.display_name
            and hit.term = any(name_words(n.given, n.family))) else false end as "isInName",
        case when hit.kind = 'n' and not hit.term = any(string_to_array(s.sort_name, ' ')) then (select n.display from patient_name n where n.patient_id = s.patient_id and n.retired_at is null
          and hit.term = any(name_words(n.given, n.family)) order by n.rank limit 1) end as "otherName",
        case when hit.kind = 'i' then (select i.value from patient_identifier i where i.patient_id = s.patient_id and i.type <> 'MR'
          and i.retired_at is null and hit.term = any(code_terms(i.value)) limit 1) end as "otherNumber"
      from unnest(${ids}::uuid[], ${kinds}::text[], ${terms}::text[]) with ordinality as hit (id, kind, term, place)
      join patient_summary s on s.patient_id = hit.id
      cross join (select id, core.business_date(core.now(), time_zone) as today from facility where id = ${facilityId}) as here
      left join lateral (
        select p.name from coverage c join payer_plan plan on plan.id = c.payer_plan_id join payer p on p.id = plan.payer_id
        where c.patient_id = s.patient_id and c.status = 'active' and here.today between c.valid_from and coalesce(c.valid_to, 'infinity')
        order by c.rank limit 1
      ) as payer on true
      order by hit.place`.execute(this.db.q);
    return rows;
  }
}

function itemOf(row: Row, found: 'likeness' | Hit['kind']): PatientListItem {
  const { phone, today, diedOn, isInName, otherName, otherNumber, ...item } = row;
  return {
    ...item,
    age: ageOf({ ...row, diedOn }, today),
    phoneEnd: phoneEnd(phone),
    matched: matchOf(found, { isInName, otherName, otherNumber }),
  };
}

function matchOf(found: 'likeness' | Hit['kind'], row: Pick<Row, 'isInName' | 'otherName' | 'otherNumber'>): PatientListItem['matched'] {
  if (found === null) return null;
  if (found === 'n') return row.isInName ? { by: 'name', text: null } : { by: 'other-name', text: row.otherName };
  if (found === 'i') return { by: 'identifier', text: row.otherNumber };
  return { by: found === 'likeness' ? 'likeness' : found === 'p' ? 'phone' : 'birth-date', text: null };
}
