-- What came in from outside: which run read which file, what it refused, and which row every source id became.

create table import_batch (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint import_batch_facility references facility,
  -- The name without its folder, which could reveal a private path.
  file_name text not null,
  status text not null default 'running' constraint import_batch_status_known check (status in ('running', 'finished', 'interrupted')),
  lines_read int not null default 0,
  -- { "Patient": { "read": n, "stored": n, "unchanged": n, "merged": n, "skipped": n, "rejected": n }, ... }
  counts jsonb not null default '{}',
  -- References kept as text because they match nothing here, by type of target.
  unresolved jsonb not null default '{}',
  -- Elements of stored resources that have no place here, by their path: { "Patient.contact": n, ... }
  not_kept jsonb not null default '{}',
  problem_count int not null default 0,
  started_at timestamptz not null default transaction_timestamp(),
  finished_at timestamptz,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index import_batch_running on import_batch (file_name) where status = 'running';
-- A run counts itself up with every transaction, and it is its own record: the trail of changes would only repeat it.
grant select, insert, update on import_batch to wardbook_app;
grant select on import_batch to wardbook_report;

-- A resource or line that did not come in: where it stands and what is wrong with it, never what it says.
create table import_problem (
  id uuid primary key default uuidv7(),
  batch_id uuid not null constraint import_problem_batch references import_batch,
  line int not null,
  entry int,
  resource_type text,
  reason text not null,
  created_at timestamptz not null default core.now()
);
create index import_problem_by_batch on import_problem (batch_id, line, id);
grant select, insert on import_problem to wardbook_app;
grant select on import_problem to wardbook_report;

-- The one place that knows outside ids. The system is `urn:uuid` for ids that are unique everywhere, the address of the server
-- for absolute ones, and else the name given to the source. The hash tells whether a resource says the same as before.
create table source_id (
  resource_type text not null,
  source_id text not null,
  system text not null,
  local_id uuid not null,
  batch_id uuid not null constraint source_id_batch references import_batch,
  content_hash bytea not null,
  constraint source_id_pkey primary key (source_id, resource_type, system)
);
create index source_id_by_local on source_id (local_id);
grant select, insert on source_id to wardbook_app;
grant select on source_id to wardbook_report;

-- Organisations, practitioners and places of elsewhere. They are names on imported records, never facilities or staff of ours.
create table external_party (
  id uuid primary key default uuidv7(),
  kind text not null constraint external_party_kind_known check (kind in ('Organization', 'Practitioner', 'Location')),
  name text not null,
  identifier_system text,
  identifier_value text,
  phone text,
  address text,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint external_party_identifier_once unique (kind, identifier_system, identifier_value),
  constraint external_party_identifier_whole check ((identifier_system is null) = (identifier_value is null))
);
select core.organisation_wide('external_party');
