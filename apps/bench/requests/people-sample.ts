import type { Client } from 'pg';

/** What the rows ask about: the same of each hospital of one size. */
export interface People {
  day: string;
  people: { id: string; given: string; family: string; year: string; phone: string; mrn: string }[];
  /** Who has a chart of about 500 entries. */
  chart500: string;
  /** Who pays all by herself, so that each invoice leaves something to pay. */
  uncovered: string[];
  newcomers: { given: string; family: string; birthDate: string; phone: string }[];
  slots: { practitionerId: string; startsAt: string; endsAt: string }[];
  practitioners: string[];
  service: string;
  facility: string;
}

const SAMPLE = 1_000;
const NEWCOMERS = 20_000;

export async function samplePeople(client: Client, day: string): Promise<People> {
  const one = async <T>(query: string, values: unknown[] = []) => (await client.query(query, values)).rows as T[];
  const people = await one<People['people'][number]>(
    `select patient.id, split_part(name.given, ' ', 1) as given, name.family, extract(year from patient.birth_date)::text as year, phone.value as phone, mrn.value as mrn
    from patient join patient_name as name on name.patient_id = patient.id and name.rank = 1 and name.script = 'Latn' and name.family is not null and length(name.given) > 2
    join patient_telecom as phone on phone.patient_id = patient.id and phone.system = 'phone' and phone.rank = 1
    join patient_identifier as mrn on mrn.patient_id = patient.id and mrn.type = 'MR'
    order by md5(mrn.value) limit ${SAMPLE}`,
  );
  const [chart] = await one<{ id: string }>(
    'select patient_id as id from observation group by patient_id order by abs(count(*) - 500), patient_id limit 1',
  );
  const uncovered = await one<{ id: string }>(
    `select id from patient where survivor_id is null and not exists (select from coverage where patient_id = patient.id)
    order by md5(id::text) limit ${SAMPLE}`,
  );
  // Beyond what is generated, only earlier runs have booked, at these very times.
  const slots = await one<People['slots'][number]>(
    `with free as (
      select availability.practitioner_id, ($1::date + ahead + starts + k * slot_minutes * interval '1 minute') at time zone facility.time_zone as starts_at, slot_minutes
      from availability join facility on facility.id = availability.facility_id
      cross join generate_series(40, 400) as ahead cross join generate_series(0, 20) as k
      where availability.kind = 'slots' and weekday = extract(isodow from $1::date + ahead) and starts = '08:00' and ends = '17:00'
    )
    select practitioner_id as "practitionerId", to_json(starts_at at time zone 'UTC') #>> '{}' || 'Z' as "startsAt",
      to_json((starts_at + slot_minutes * interval '1 minute') at time zone 'UTC') #>> '{}' || 'Z' as "endsAt"
    from free where not exists (select from appointment
      where appointment.practitioner_id = free.practitioner_id and appointment.starts_at = free.starts_at)
    order by md5(practitioner_id::text || starts_at) limit ${NEWCOMERS}`,
    [day],
  );
  const practitioners = (
    await one<{ id: string }>(`select distinct practitioner_id as id from availability where starts = '08:00' and ends = '17:00'`)
  ).map(({ id }) => id);
  const [service] = await one<{ id: string }>(`select id from service_item where code = 'DRESSING'`);
  const [facility] = await one<{ id: string }>('select id from facility limit 1');
  return {
    ...{
      day,
      people,
      slots,
      practitioners,
      chart500: chart?.id ?? '',
      uncovered: uncovered.map(({ id }) => id),
      service: service?.id ?? '',
      facility: facility?.id ?? '',
    },
    newcomers: newcomers(),
  };
}

/** Unlike names and phones, of another sort each run, so that none is a duplicate of an earlier one. */
function newcomers(): People['newcomers'] {
  const run = Date.now()
    .toString(36)
    .slice(-5)
    .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a');
  const letters = (number: number) => number.toString(26).replace(/./g, (sign) => String.fromCharCode(97 + Number.parseInt(sign, 26)));
  return Array.from({ length: NEWCOMERS }, (_, index) => ({
    given: `Nia${letters(index * 7919)}`,
    family: `Oku${letters(index * 104_729 + 17)}${run}`,
    birthDate: new Date(Date.UTC(1950, 0, 1 + ((index * 37) % 25_000))).toISOString().slice(0, 10),
    phone: `+2541${String((Date.now() % 90_000_000) + 10_000_000 + index)
      .padStart(8, '0')
      .slice(-8)}`,
  }));
}
