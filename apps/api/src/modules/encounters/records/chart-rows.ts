import { type RawBuilder, sql } from 'kysely';

/** SQL that returns `patientLine` of the contract, for a query in which `patient_summary` is joined as `s`. */
export const PATIENT_LINE: RawBuilder<unknown> = sql`jsonb_build_object('id', s.patient_id, 'name', s.display_name, 'mrn', s.mrn,
  'kind', s.kind, 'sex', s.sex, 'birthDate', s.birth_date, 'birthPrecision', s.birth_precision,
  'deceased', s.deceased, 'diedOn', case when s.deceased then died_on(s.patient_id) end)`;

/** A practitioner as `{id, name}`, or null. */
export function practitionerOf(column: string): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('id', practitioner.id, 'name', concat_ws(' ', person.prefix, person.given_name, person.family_name))
    from practitioner join person on person.id = practitioner.person_id where practitioner.id = ${sql.ref(column)})`;
}

/** A department as `{id, name}`, or null. */
export function departmentOf(column: string): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('id', department.id, 'name', department.name) from department where department.id = ${sql.ref(column)})`;
}
