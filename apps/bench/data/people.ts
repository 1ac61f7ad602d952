import type { Client } from 'pg';
import { namePools } from './names.ts';

const BATCH = 5_000;

/**
 * Chance that depends on a number and a word alone, so that the same command writes the same data; and ids that rise
 * with time, as those of the product do.
 */
const FUNCTIONS = `
create schema bench;
create function bench.chance(n bigint, salt text) returns float8 language sql immutable parallel safe
  return (hashint8extended(n, hashtextextended(salt, 20261122)) & 2147483647) / 2147483648.0;
create function bench.pick(choices text[], chance float8) returns text language sql immutable parallel safe
  return choices[1 + floor(chance * cardinality(choices))::int];
create function bench.time_part(at timestamptz) returns text language sql immutable parallel safe
  return lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7';
create function bench.id(time_part text, name text) returns uuid language sql immutable parallel safe
  return (time_part || left(md5(name), 3) || '8' || right(md5(name), 15))::uuid;`;

/** One row per person, from which the registry's rows are written. Common names come more often than rare ones. */
const PEOPLE = `
create unlogged table bench.person as
select n, bench.id(bench.time_part(registered_at), 'patient' || n) as id, registered_at, sex, script,
  bench.pick(given, bench.chance(n, 'given') ^ 1.6)
    || case when script = 'Latn' and bench.chance(n, 'second') < 0.3 then ' ' || bench.pick(given, bench.chance(n, 'second given')) else '' end as given,
  bench.pick(families, bench.chance(n, 'family') ^ 1.8) as family,
  (registered_at::date - floor(bench.chance(n, 'age') * bench.chance(n, 'age too') * 34000)::int) as birth_date
from (
  select n, pool ->> 'script' as script, case when bench.chance(n, 'sex') < 0.54 then 'female' else 'male' end as sex,
    current_date - 30 - floor(bench.chance(n, 'registered') * 700) * interval '1 day' + interval '7 hours'
      + bench.chance(n, 'hour') * interval '9 hours' as registered_at,
    array(select jsonb_array_elements_text(pool -> case when bench.chance(n, 'sex') < 0.54 then 'female' else 'male' end)) as given,
    array(select jsonb_array_elements_text(pool -> 'families')) as families
  from generate_series(1::bigint, $count) as n
  join bench.pool on bench.chance(n, 'pool') * 100 >= from_share and bench.chance(n, 'pool') * 100 < to_share
) as drawn;
alter table bench.person add primary key (n);
analyze bench.person;`;

const REGISTRY = `
insert into patient (id, facility_id, sex, birth_date, birth_precision, language, created_at)
  select id, facility, sex, birth_date, 'day', 'en', registered_at from bench.person, bench.facility order by n;
insert into patient_name (id, patient_id, script, given, family, display, created_at)
  select bench.id(bench.time_part(registered_at), 'name' || n), id, script, given, family,
    case when script = 'Hani' then family || given else given || ' ' || family end, registered_at from bench.person order by n;
insert into patient_telecom (id, patient_id, system, value, use, created_at)
  select bench.id(bench.time_part(registered_at), 'phone' || n), id, 'phone',
    '+2547' || lpad((n * 7919 % 100000000)::text, 8, '0'), 'mobile', registered_at from bench.person where bench.chance(n, 'phone') < 0.92 order by n;
insert into patient_address (id, patient_id, country, region, locality, line, created_at)
  select bench.id(bench.time_part(registered_at), 'address' || n), id, 'KE',
    bench.pick('{Kisumu,Siaya,Vihiga,Kericho,Nairobi,Homa Bay}', bench.chance(n, 'region')), 'Milimani',
    'Station Road ' || 1 + n % 180, registered_at from bench.person where bench.chance(n, 'address') < 0.8 order by n;
insert into patient_identifier (id, patient_id, type, value, issuer_facility_id, verification, unique_space, created_at)
  select bench.id(bench.time_part(registered_at), 'mrn' || n), id, 'MR',
    (select mrn_prefix from facility where facility.id = facility) || lpad((last_number + n)::text, 6, '0'), facility, 'verified', facility::text, registered_at
  from bench.person, bench.facility order by n;
insert into patient_identifier (id, patient_id, type, system, value, unique_space, created_at)
  select bench.id(bench.time_part(registered_at), 'ni' || n), id, 'NI', 'https://id.example', (20000000 + n)::text, 'https://id.example', registered_at
  from bench.person where bench.chance(n, 'ni') < 0.6 order by n;
insert into related_person (id, patient_id, role, name, phone, authority, created_at)
  select bench.id(bench.time_part(registered_at), 'relative' || n), id, 'next-of-kin', 'Jane ' || family,
    '+2547' || lpad((n * 104729 % 100000000)::text, 8, '0'), '{informed}', registered_at
  from bench.person where bench.chance(n, 'relative') < 0.4 order by n;
update mrn_counter set last_number = last_number + (select count(*) from bench.person) where facility_id = (select facility from bench.facility);`;

/** Registers the people, with the summary and search terms that the product's own function writes. */
export async function registerPeople(client: Client, count: number): Promise<void> {
  await client.query(FUNCTIONS);
  await client.query(`create table bench.facility as select facility_id as facility, last_number from mrn_counter limit 1`);
  await client.query(
    'create table bench.pool as select pool, share - (pool ->> $2)::int as from_share, share as to_share from (select pool, sum((pool ->> $2)::int) over (order by ordinality) as share from jsonb_array_elements($1) with ordinality as t(pool, ordinality)) as pools',
    [JSON.stringify(namePools), 'share'],
  );
  await client.query(PEOPLE.replace('$count', String(count)));
  await client.query(REGISTRY);
  for (let from = 1; from <= count; from += BATCH) {
    await client.query('select patient_refresh(array(select id from bench.person where n between $1 and $2))', [from, from + BATCH - 1]);
  }
}
