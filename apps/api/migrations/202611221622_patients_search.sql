-- What searching and listing read. `patient_refresh` writes these tables from the registry's rows; nothing else does.

-- One line per patient, as lists, queues and labels show it. Other modules may join it.
create table patient_summary (
  patient_id uuid primary key constraint patient_summary_patient references patient,
  facility_id uuid not null,
  display_name text not null,
  -- Family name first, in plain letters and byte order, so that an index gives lists already sorted.
  sort_name text collate "C" not null,
  -- Every name that the patient has or had, in plain letters, for the search that forgives spelling.
  name_text text not null,
  kind text not null,
  sex text not null,
  birth_date date,
  birth_precision text,
  deceased boolean not null,
  -- The number that the facility of origin gave.
  mrn text,
  phone text,
  registered_at timestamptz not null,
  -- A merged record is found under its survivor, not by itself.
  merged boolean not null,
  -- The numbers in `search_word` of the words of every name and of the year of birth: those whose pairs stand in `patient_pair`.
  words int[] not null default '{}',
  -- The transaction that refreshed the row last. An API process reads what was written since it looked last.
  refreshed_in xid8 not null default pg_current_xact_id()
);
create index patient_summary_by_name on patient_summary (sort_name, patient_id) where not merged;
create index patient_summary_by_registration on patient_summary (registered_at desc, patient_id desc) where not merged;
create index patient_summary_by_birth on patient_summary (birth_date, sex) where not merged;
create index patient_summary_by_refresh on patient_summary (refreshed_in);
grant select, insert, update on patient_summary to wardbook_app;
grant select on patient_summary to wardbook_report;

-- An inverted index: a search word is a range of terms, read in the order in which the list shows its hits, so that a
-- common name is never sorted. Kinds: n name word, i identifier, p phone digits from the end, b birth date as digits.
create table patient_term (
  kind "char" not null constraint patient_term_kind_known check (kind in ('n', 'i', 'p', 'b')),
  term text collate "C" not null,
  sort_name text collate "C" not null,
  patient_id uuid not null constraint patient_term_patient references patient,
  constraint patient_term_pkey primary key (kind, term, sort_name, patient_id)
);
create index patient_term_by_patient on patient_term (patient_id, kind, term);
grant select, insert, delete on patient_term to wardbook_app;

-- Each distinct word of a name, and each year of birth as `#1984`. Words stay when their last patient is renamed.
create table search_word (
  id int generated always as identity constraint search_word_pkey primary key,
  word text collate "C" not null constraint search_word_unique unique
);
grant select, insert on search_word to wardbook_app;

-- Each pair of words that a patient has: the patients with both are one index range, however common each of the two is. The rows
-- are made from the summary alone, so no reference is checked for each of them.
create table patient_pair (
  one int not null,
  other int not null,
  patient_id uuid not null,
  constraint patient_pair_pkey primary key (one, other, patient_id),
  constraint patient_pair_once check (one < other)
);
grant select, insert, delete on patient_pair to wardbook_app;

-- The search words of some letters: plain, lower case, split at everything that is neither letter nor digit.
create function search_words(value text) returns text[] language sql immutable parallel safe
  return array_remove(string_to_array(core.search_text(value), ' '), '');

-- Chinese, Japanese and Korean names are shown family name first and with no blank between: such a name as it is shown, or
-- null for any other.
create function joined_name(given text, family text) returns text language sql immutable parallel safe
  return case when concat(family, given) ~ '[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]'
    then plain_code(concat(family, given)) end;

-- The words by which a name is found.
create function name_words(given text, family text) returns text[] language sql immutable parallel safe
  return array_remove(search_words(concat_ws(' ', given, family)) || joined_name(given, family), null);

-- The words of which each two become a pair: of the names, and the year of birth. The number of pairs grows with the square
-- of the words, so of a patient with more names the first ones count.
create function pair_words(name_text text, birth_date date) returns text[] language sql immutable parallel safe
  return array(select distinct left(word, 100) from unnest((string_to_array(name_text, ' '))[:24]) as word where word <> '')
    || case when birth_date is null then '{}' else array['#' || extract(year from birth_date)] end;

-- A number is found from its beginning and from each of its parts on: A-WALK-77 also as WALK-77. A part of one or two
-- characters would be found too often to help.
create function code_terms(value text) returns text[] language sql immutable parallel safe
begin atomic
  -- Split once, and not again for each part.
  with code as materialized (select search_words(value) as words)
  select array(
    select array_to_string(words[part:], '') from generate_subscripts(words, 1) as part
    where part = 1 or length(array_to_string(words[part:], '')) >= 3
  ) from code;
end;

-- The number by which a facility knows a patient.
create function own_mrn(patient uuid, facility uuid) returns text language sql stable
begin atomic
  select value from patient_identifier
  where patient_id = patient and type = 'MR' and issuer_facility_id = facility and retired_at is null order by id limit 1;
end;

-- Its plans are made once, perhaps while the registry is empty, and must not read whole tables when it is full.
create function patient_refresh(ids uuid[]) returns void language sql volatile
  set plan_cache_mode = force_generic_plan set enable_seqscan = off
begin atomic
  with name as (
    select patient_id, (array_agg(display order by coalesce(valid_to < core.now()::date, false), rank, id))[1] as display_name,
      (array_agg(btrim(core.search_text(concat_ws(' ', family, given))) order by coalesce(valid_to < core.now()::date, false), rank, id))[1] as sort_name,
      string_agg(array_to_string(name_words(given, family), ' '), ' ' order by rank, id) as name_text
    from patient_name where patient_id = any(ids) and retired_at is null group by patient_id
  ), phone as (
    select distinct on (patient_id) patient_id, value from patient_telecom
    where patient_id = any(ids) and system = 'phone' and retired_at is null
    order by patient_id, coalesce(valid_to < core.now()::date, false), rank, id
  ), mrn as (
    select distinct on (i.patient_id) i.patient_id, i.value
    from patient_identifier i join patient p on p.id = i.patient_id
    where i.patient_id = any(ids) and i.type = 'MR' and i.retired_at is null
    order by i.patient_id, i.issuer_facility_id <> p.facility_id, i.id
  )
  insert into patient_summary (patient_id, facility_id, display_name, sort_name, name_text, kind, sex, birth_date,
    birth_precision, deceased, mrn, phone, registered_at, merged)
  select p.id, p.facility_id, name.display_name, name.sort_name, name.name_text, p.kind, p.sex, p.birth_date,
    p.birth_precision, p.deceased, mrn.value, phone.value, p.created_at, p.survivor_id is not null
  from patient p
  join name on name.patient_id = p.id
  left join phone on phone.patient_id = p.id
  left join mrn on mrn.patient_id = p.id
  where p.id = any(ids)
  on conflict (patient_id) do update set facility_id = excluded.facility_id, display_name = excluded.display_name,
    sort_name = excluded.sort_name, name_text = excluded.name_text, kind = excluded.kind, sex = excluded.sex,
    birth_date = excluded.birth_date, birth_precision = excluded.birth_precision, deceased = excluded.deceased,
    mrn = excluded.mrn, phone = excluded.phone, registered_at = excluded.registered_at, merged = excluded.merged,
    refreshed_in = excluded.refreshed_in;

  delete from patient_term where patient_id = any(ids);

  -- Patient by patient, so that no plan ever reads a whole table for a few of its rows.
  insert into patient_term (kind, term, sort_name, patient_id)
  select terms.kind, left(terms.term, 100), s.sort_name, s.patient_id
  from patient_summary s cross join lateral (
    select 'n'::"char" as kind, word as term from unnest(string_to_array(s.name_text, ' ')) as word
    union all
    select 'i', term from patient_identifier, unnest(code_terms(value)) as term where patient_id = s.patient_id and retired_at is null
    union all
    -- A record number is found without its prefix and zeros too.
    select 'i', ltrim(regexp_replace(value, '[^0-9]', '', 'g'), '0') from patient_identifier
      where patient_id = s.patient_id and type = 'MR' and retired_at is null
    union all
    select 'p', reverse(substr(value, 2)) from patient_telecom
      where patient_id = s.patient_id and system = 'phone' and retired_at is null
    union all
    select 'b', to_char(s.birth_date, 'YYYYMMDD') where s.birth_date is not null
  ) as terms
  where s.patient_id = any(ids) and not s.merged and terms.term <> ''
  on conflict do nothing;

  -- In one order, so that two transactions which bring the same new words never wait for each other in a circle.
  insert into search_word (word)
  select distinct borne.word from patient_summary s, unnest(pair_words(s.name_text, s.birth_date)) as borne (word)
  where s.patient_id = any(ids) and not s.merged and not exists (select from search_word known where known.word = borne.word)
  order by borne.word on conflict do nothing;

  with refreshed as (
    select s.patient_id, s.words as before, case when s.merged then '{}'::int[] else array(
      select known.id from unnest(pair_words(s.name_text, s.birth_date)) as borne (word) join search_word known on known.word = borne.word
      order by known.id
    ) end as after
    from patient_summary s where s.patient_id = any(ids)
  ), changed as (
    select * from refreshed where before <> after
  ), removed as (
    delete from patient_pair p using changed, unnest(changed.before) as a (word), unnest(changed.before) as b (word)
    where a.word < b.word and not changed.after @> array[a.word, b.word]
      and p.one = a.word and p.other = b.word and p.patient_id = changed.patient_id
  ), added as (
    insert into patient_pair (one, other, patient_id)
    select a.word, b.word, patient_id from changed, unnest(after) as a (word), unnest(after) as b (word)
    where a.word < b.word and not before @> array[a.word, b.word]
  )
  update patient_summary set words = changed.after from changed where patient_summary.patient_id = changed.patient_id;
end;

insert into identifier_type (code, name, unique_within, for_kind) values
  ('MR', 'Medical record number', 'facility', null),
  ('NI', 'National identity number', 'system', 'person'),
  ('PPN', 'Passport', 'system', 'person'),
  ('DL', 'Driving licence', 'system', 'person'),
  ('SS', 'Social security number', 'system', 'person'),
  ('BCT', 'Birth certificate', 'nothing', 'person'),
  ('MCN', 'Microchip number', 'system', 'animal'),
  ('OTH', 'Other number', 'nothing', null);
