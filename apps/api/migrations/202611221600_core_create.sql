-- The basis of every other table: the actor, the time, and how rows are shared, versioned and audited.

create extension if not exists btree_gist;
create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema if not exists core;
create schema audit;
revoke all on schema public from public;
-- A function that runs with the owner's rights is open to no role unless its migration grants it, and to none as a trigger of
-- a table that a role made itself. Functions that run with the caller's rights are opened by `core.open_functions()`.
alter default privileges revoke execute on functions from public;
grant usage on schema public, core to wardbook_app, wardbook_jobs, wardbook_report;

-- The acting person or process, set by Db.tx for the length of one transaction.
create function core.actor_id() returns uuid language sql stable
  return nullif(current_setting('app.user_id', true), '')::uuid;

create function core.facility_id() returns uuid language sql stable
  return nullif(current_setting('app.facility_id', true), '')::uuid;

-- Demo data and tests set the clock; everything else gets the transaction's time.
create function core.now() returns timestamptz language sql stable
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, transaction_timestamp());

-- The time as it passes, for what waited for a lock: core.now() of a transaction that began to wait before the one ahead
-- of it wrote is earlier than what that one wrote.
create function core.moment() returns timestamptz language sql volatile
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp());

-- The date on the wall of a facility at a moment: business dates are never derived in the server's zone.
create function core.business_date(at timestamptz, zone text) returns date language sql immutable
  return (at at time zone zone)::date;

-- The version of everything that decides who may do what. The API keeps what it has read under this number, and the first
-- statement of each request proves that the number is still the same.
create table core.access_version (
  only_one boolean primary key default true constraint access_version_one_row check (only_one),
  number bigint not null default 1
);
insert into core.access_version default values;
-- Without statistics PostgreSQL assumes thousands of rows here and plans that statement again for every request.
analyze core.access_version;
grant select on core.access_version to wardbook_app;

create function core.count_access_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update core.access_version set number = number + 1;
  return null;
end $$;

-- Every change of the table, even by hand-run SQL, counts on the next request of every process.
create function core.decides_access(decider regclass) returns void language plpgsql as $$
begin
  execute format('create trigger count_access_change after insert or update or delete or truncate on %s
    for each statement execute function core.count_access_change()', decider);
end $$;

-- It must be volatile: PostgreSQL would run a function without effects while it plans.
create function core.refuse_entry() returns text language plpgsql volatile as $$
begin
  raise exception 'The session or what it may do has changed.' using errcode = 'WB001';
end $$;

create function core.bump_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;

-- Letters for searching: lower case, without marks, one blank between words. `unaccent` is only stable because its rules
-- can be edited; naming the dictionary makes the result depend on the arguments alone, which an index needs. The signs that
-- join consonants or change one in the scripts of India are no letters, but do not end a word: शर्मा is one.
create function core.search_text(value text) returns text language sql immutable parallel safe
  -- What is not seen separates no words.
  return lower(regexp_replace(public.unaccent('public.unaccent'::regdictionary,
      regexp_replace(coalesce(value, ''), '[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]', '', 'g')),
    '[^[:alnum:]\u093c\u094d\u09bc\u09cd\u0a3c\u0a4d\u0abc\u0acd\u0b3c\u0b4d\u0bcd\u0c4d\u0cbc\u0ccd\u0d4d\u0dca]+', ' ', 'g'));

-- One key for every spelling of a lot, a unit or a delivery note: `LOT-1`, `lot 1` and `Lot1` are the same, `1-11` and `11-1` are
-- not. `spellingOf` in the contracts says the same.
create function core.spelling(value text) returns text language sql immutable parallel safe
  return case when value is null then null else btrim(regexp_replace(regexp_replace(core.search_text(normalize(value, NFKC)),
    '([[:alpha:]])(?=[[:digit:]])', '\1 ', 'g'), '([[:digit:]])(?=[[:alpha:]])', '\1 ', 'g')) end;

------------------------------------------------------------------------------------------------------------------------
-- Audit
------------------------------------------------------------------------------------------------------------------------

create table audit.change (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  actor_kind text not null default coalesce(nullif(current_setting('app.actor_kind', true), ''), 'migration'),
  user_id uuid default core.actor_id(),
  facility_id uuid default core.facility_id(),
  request_id text default nullif(current_setting('app.request_id', true), ''),
  session_id uuid default nullif(current_setting('app.session_id', true), '')::uuid,
  address text default nullif(current_setting('app.address', true), ''),
  reason text default nullif(current_setting('app.reason', true), ''),
  action text not null constraint change_action_known check (action in ('insert', 'update', 'delete')),
  table_name text not null,
  row_id uuid not null,
  patient_id uuid,
  before jsonb,
  after jsonb
);
-- One index for each filter of the auditor's page, in the order in which it lists.
create index change_by_time on audit.change (at desc, id desc);
create index change_by_patient on audit.change (patient_id, at desc, id desc) where patient_id is not null;
create index change_by_user on audit.change (user_id, action, at desc, id desc) where user_id is not null;
create index change_by_action on audit.change (action, at desc, id desc);
create index change_by_row on audit.change (row_id, id desc);

create table audit.access (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  actor_kind text not null default coalesce(nullif(current_setting('app.actor_kind', true), ''), 'user'),
  user_id uuid default core.actor_id(),
  facility_id uuid default core.facility_id(),
  request_id text default nullif(current_setting('app.request_id', true), ''),
  session_id uuid default nullif(current_setting('app.session_id', true), '')::uuid,
  address text default nullif(current_setting('app.address', true), ''),
  reason text default nullif(current_setting('app.reason', true), ''),
  action text not null constraint access_action_known
    check (action in ('look', 'search', 'print', 'export', 'sign-in', 'sign-out', 'sign-in-failed', 'confirm', 'password-change', 'denied')),
  operation text not null,
  patient_id uuid,
  -- Every patient of a list that was shown.
  patient_ids uuid[],
  subject_id uuid,
  detail jsonb
);
create index access_by_time on audit.access (at desc, id desc);
create index access_by_patient on audit.access (patient_id, at desc, id desc) where patient_id is not null;
create index access_by_listed_patient on audit.access using gin (patient_ids) where patient_ids is not null;
create index access_by_user on audit.access (user_id, action, at desc, id desc) where user_id is not null;
create index access_by_action on audit.access (action, at desc, id desc);
-- A stranger's failed sign-in has no user; it is found by the account.
create index access_by_account on audit.access (subject_id, at desc, id desc) where action = 'sign-in-failed';

grant usage on schema audit to wardbook_app, wardbook_report;
grant select on audit.change, audit.access to wardbook_app, wardbook_report;

-- Looks, prints, sign-ins and denials are written only through this function, and nothing can change them afterwards.
create function audit.record_access(action text, operation text, patient uuid, patients uuid[], subject uuid, detail jsonb)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into audit.access (action, operation, patient_id, patient_ids, subject_id, detail)
  values (action, operation, patient, patients, subject, detail);
end;
grant execute on function audit.record_access to wardbook_app, wardbook_jobs;

-- Secrets never enter the trail, not even as a before-image.
create function audit.without_secrets(image jsonb) returns jsonb language sql immutable
  return image - array['password_hash', 'refresh_hash', 'secret', 'created_at', 'created_by', 'version'];

create function audit.patient_of(table_name name, image jsonb) returns uuid language sql immutable
  return coalesce(image ->> 'patient_id', case when table_name = 'patient' then image ->> 'id' end)::uuid;

-- One statement writes one batch of entries, so that a bulk import does not pay for a trigger call per row. What came in
-- by import keeps no after-image: the row itself with its batch and source id is the proof. With `offset 0` PostgreSQL makes
-- each row's image once, and not again wherever it is named.
create function audit.record_inserts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.change (action, table_name, row_id, patient_id, after)
  select 'insert', tg_table_name, (image ->> 'id')::uuid, audit.patient_of(tg_table_name, image),
    case when current_setting('app.actor_kind', true) = 'import' then null else audit.without_secrets(image) end
  from (select to_jsonb(inserted) as image from inserted offset 0) as rows;
  return null;
end $$;

create function audit.record_updates() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.change (action, table_name, row_id, patient_id, before, after)
  select 'update', tg_table_name, (a.image ->> 'id')::uuid, audit.patient_of(tg_table_name, a.image), changed.before, changed.after
  from (select to_jsonb(updated_from) as image from updated_from offset 0) as b
  join (select to_jsonb(updated_to) as image from updated_to offset 0) as a on a.image -> 'id' = b.image -> 'id'
  cross join lateral (
    -- A changed secret is recorded by the name of its column alone.
    select jsonb_object_agg(key, value) filter (where key not in ('password_hash', 'secret')) as before,
      jsonb_object_agg(key, case when key in ('password_hash', 'secret') then '"changed"' else a.image -> key end) as after
    from jsonb_each(b.image - array['refresh_hash', 'created_at', 'created_by', 'version']) where value is distinct from a.image -> key
  ) as changed
  where changed.after is not null;
  return null;
end $$;

create function audit.record_deletes() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.change (action, table_name, row_id, patient_id, before)
  select 'delete', tg_table_name, (image ->> 'id')::uuid, audit.patient_of(tg_table_name, image), audit.without_secrets(image)
  from (select to_jsonb(deleted) as image from deleted offset 0) as rows;
  return null;
end $$;

-- Every change of a tracked table, even by hand-run SQL, leaves an entry credited to the session's actor.
create function audit.track(tracked regclass) returns void language plpgsql as $$
begin
  execute format('create trigger audit_inserts after insert on %s referencing new table as inserted
    for each statement execute function audit.record_inserts()', tracked);
  execute format('create trigger audit_updates after update on %s referencing old table as updated_from new table as updated_to
    for each statement execute function audit.record_updates()', tracked);
  execute format('create trigger audit_deletes after delete on %s referencing old table as deleted
    for each statement execute function audit.record_deletes()', tracked);
end $$;

------------------------------------------------------------------------------------------------------------------------
-- Sharing: how a table is opened to the application
------------------------------------------------------------------------------------------------------------------------

-- Opens a table of the organisation: read, insert and update, audited, its version counted by the database.
create function core.organisation_wide(shared regclass) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update on %s to wardbook_app', shared);
  execute format('grant select on %s to wardbook_report', shared);
  perform audit.track(shared);
  if exists (select from pg_attribute where attrelid = shared and attname = 'version' and not attisdropped) then
    execute format('create trigger bump_version before update on %s for each row execute function core.bump_version()', shared);
  end if;
end $$;

-- The same for a table of one facility: row-level security hides another facility's rows from every read and write.
create function core.facility_scoped(shared regclass) returns void language plpgsql as $$
begin
  perform core.organisation_wide(shared);
  execute format('alter table %s enable row level security', shared);
  execute format('create policy own_facility on %s to wardbook_app
    using (facility_id = (select core.facility_id())) with check (facility_id = (select core.facility_id()))', shared);
  execute format('create policy report_all on %s for select to wardbook_report using (true)', shared);
end $$;

-- A ledger: rows come in and are never changed or removed.
create function core.append_only(shared regclass) returns void language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %s from wardbook_app', shared);
end $$;

-- Functions that run with the caller's rights add none, so the application and the reports may call them all: policies, defaults
-- and views need them. Runs after every migration. Trigger functions and those with the owner's rights stay closed.
create function core.open_functions() returns void language plpgsql as $$
declare
  opened regprocedure;
begin
  for opened in select oid::regprocedure from pg_proc
    where pronamespace in ('public'::regnamespace, 'core'::regnamespace) and pg_get_userbyid(proowner) = current_user
      and prokind = 'f' and not prosecdef and prorettype <> 'trigger'::regtype
      and oid <> 'core.open_functions'::regproc
  loop
    execute format('grant execute on function %s to wardbook_app, wardbook_report', opened);
  end loop;
end $$;

------------------------------------------------------------------------------------------------------------------------
-- Idempotent writes and live updates
------------------------------------------------------------------------------------------------------------------------

create table core.idempotent_answer (
  user_id uuid not null,
  operation text not null,
  -- The hash of the caller's key. The key itself encrypts the answer and is not kept.
  key text not null,
  request_hash text not null,
  status smallint,
  answer bytea,
  created_at timestamptz not null default transaction_timestamp(),
  constraint idempotent_answer_pkey primary key (user_id, operation, key)
);
create index idempotent_answer_by_age on core.idempotent_answer (created_at);
grant select, insert, update, delete on core.idempotent_answer to wardbook_app;

-- Tells every browser that looks at a topic of this facility to fetch again. The message carries no data.
create function core.announce(topic text, facility uuid) returns void language sql volatile
  return pg_notify('live', json_build_object('topic', topic, 'facility', facility)::text);
