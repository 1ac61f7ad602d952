import { Injectable } from '@nestjs/common';
import { ageOf } from '@wardbook/contracts/patients/birth';
import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import { CoverageService } from '../../insurance/index.js';
import { phoneEnd } from './phone-numbers.js';

/** Reads one patient's whole demographic record. */
@Injectable()
export class PatientReader {
  constructor(
    private readonly db: Db,
    private readonly coverages: CoverageService,
  ) {}

  async find(id: string): Promise<PatientRecord | null> {
    const [row, coverages] = await Promise.all([this.row(id), this.coverages.ofPatient(id)]);
    if (!row) return null;
    const { phone, today, diedOn, ...record } = row;
    return {
      ...record,
      age: ageOf({ ...row, diedOn }, today),
      phoneEnd: phoneEnd(phone),
      payer: coverages.find(({ current }) => current)?.payerName ?? null,
      coverages,
    } as PatientRecord;
  }

  private row(id: string) {
    const { facilityId } = this.db;
    return this.db.q
      .selectFrom('patient as p')
      .innerJoin('patient_summary as s', 's.patient_id', 'p.id')
      .where('p.id', '=', id)
      .select([
        ...(['p.id', 'p.version', 'p.facility_id as facilityId', 'p.survivor_id as survivorId', 'p.kind', 'p.sex', 'p.gender'] as const),
        ...(['p.birth_date as birthDate', 'p.birth_precision as birthPrecision', 'p.birth_estimated_on as birthEstimatedOn'] as const),
        ...(['p.deceased', 'p.deceased_at as deceasedAt', 'p.language', 'p.species', 'p.breed', 'p.sensitivity'] as const),
        ...(['p.created_at as registeredAt', 's.display_name as name', 's.phone'] as const),
        sql<string | null>`coalesce(own_mrn(p.id, ${facilityId}), s.mrn)`.as('mrn'),
        sql<string | null>`died_on(p.id)`.as('diedOn'),
        sql<string>`(select core.business_date(core.now(), time_zone) from facility where id = ${facilityId})`.as('today'),
      ])
      .select((outer) => [names(outer), telecoms(outer), addresses(outer), identifiers(outer), relatedPersons(outer)])
      .executeTakeFirst();
  }
}

type Outer = ExpressionBuilder<DB & { p: DB['patient'] }, 'p'>;

function names(outer: Outer) {
  return jsonArrayFrom(
    outer
      .selectFrom('patient_name as n')
      .whereRef('n.patient_id', '=', 'p.id')
      .where('n.retired_at', 'is', null)
      .orderBy('n.rank')
      .orderBy('n.id')
      .select(['n.id', 'n.use', 'n.script', 'n.prefix', 'n.given', 'n.family', 'n.suffix', 'n.display'])
      .select(['n.valid_from as validFrom', 'n.valid_to as validTo']),
  ).as('names');
}

function telecoms(outer: Outer) {
  return jsonArrayFrom(
    outer
      .selectFrom('patient_telecom as t')
      .whereRef('t.patient_id', '=', 'p.id')
      .where('t.retired_at', 'is', null)
      .orderBy('t.rank')
      .orderBy('t.id')
      .select(['t.id', 't.system', 't.value', 't.extension', 't.use', 't.messages', 't.valid_from as validFrom', 't.valid_to as validTo']),
  ).as('telecoms');
}

function addresses(outer: Outer) {
  return jsonArrayFrom(
    outer
      .selectFrom('patient_address as a')
      .whereRef('a.patient_id', '=', 'p.id')
      .where('a.retired_at', 'is', null)
      .orderBy('a.rank')
      .orderBy('a.id')
      .select(['a.id', 'a.use', 'a.country', 'a.region', 'a.district', 'a.locality', 'a.line', 'a.postal_code as postalCode'])
      .select(['a.valid_from as validFrom', 'a.valid_to as validTo']),
  ).as('addresses');
}

function identifiers(outer: Outer) {
  return jsonArrayFrom(
    outer
      .selectFrom('patient_identifier as i')
      .innerJoin('identifier_type as y', 'y.code', 'i.type')
      .leftJoin('facility as f', 'f.id', 'i.issuer_facility_id')
      .whereRef('i.patient_id', '=', 'p.id')
      .where('i.retired_at', 'is', null)
      .orderBy('i.id')
      .select(['i.id', 'i.type', 'y.name as typeName', 'i.system', 'i.value', 'i.verification', 'f.name as issuer'])
      .select(['i.valid_from as validFrom', 'i.valid_to as validTo']),
  ).as('identifiers');
}

function relatedPersons(outer: Outer) {
  return jsonArrayFrom(
    outer
      .selectFrom('related_person as r')
      .whereRef('r.patient_id', '=', 'p.id')
      .where('r.retired_at', 'is', null)
      .orderBy('r.id')
      .select(['r.id', 'r.role', 'r.name', 'r.phone', 'r.authority', 'r.related_patient_id as relatedPatientId'])
      .select(['r.valid_from as validFrom', 'r.valid_to as validTo']),
  ).as('relatedPersons');
}
