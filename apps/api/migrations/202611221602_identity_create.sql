-- Users, their sign-ins, and their permissions in each facility.

create table user_account (
  id uuid primary key default uuidv7(),
  person_id uuid not null constraint user_account_person references person constraint user_account_one_per_person unique,
  email citext not null constraint user_account_email_unique unique,
  password_hash text not null,
  -- Set while the password is one that an admin gave: it must be changed at the first sign-in and does not last.
  one_time_password_until timestamptz,
  language text not null default 'en',
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('user_account');
select core.decides_access('user_account');
-- Reports name the user of an act and never need a password's hash.
revoke select on user_account from wardbook_report;
grant select (id, person_id, email, language, active, created_at, created_by) on user_account to wardbook_report;

-- Passwords tried in a row from devices that the account has not used before. Each is counted before it is compared and forgotten
-- after the right one. They stand apart from the account, so that what a stranger types at the door does not move the version of
-- a record that an admin has open. The trail holds each failed sign-in; here only the lifting of a lock is tracked.
create table sign_in_failure (
  id uuid primary key default uuidv7(),
  user_id uuid not null constraint sign_in_failure_account references user_account constraint sign_in_failure_one_per_account unique,
  in_a_row int not null default 1,
  locked_until timestamptz
);
grant select, insert, update, delete on sign_in_failure to wardbook_app;
create trigger audit_deletes after delete on sign_in_failure referencing old table as deleted
  for each statement execute function audit.record_deletes();

-- The browsers in which an account has signed in, each named by a cookie of which only the hash is kept. They have a count of their
-- own, so that a stranger who guesses locks out no person at her own desk.
create table known_device (
  id uuid primary key default uuidv7(),
  user_id uuid not null constraint known_device_account references user_account,
  hash bytea not null,
  in_a_row int not null default 0,
  locked_until timestamptz,
  last_used_at timestamptz not null default transaction_timestamp(),
  constraint known_device_once unique (user_id, hash)
);
create index known_device_by_use on known_device (last_used_at);
grant select, insert, update, delete on known_device to wardbook_app;

-- Passwords tried from one network address, over all accounts.
create table sign_in_address (
  address text constraint sign_in_address_pkey primary key,
  tries int not null default 1,
  since timestamptz not null default transaction_timestamp()
);
grant select, insert, update, delete on sign_in_address to wardbook_app;

create table role (
  id uuid primary key default uuidv7(),
  code text not null constraint role_code_unique unique constraint role_code_form check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  description text not null default '',
  built_in boolean not null default false,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('role');
select core.decides_access('role');

create table role_permission (
  id uuid primary key default uuidv7(),
  role_id uuid not null constraint role_permission_role references role,
  permission text not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint role_permission_once unique (role_id, permission)
);
select core.organisation_wide('role_permission');
select core.decides_access('role_permission');
grant delete on role_permission to wardbook_app;

create table membership (
  id uuid primary key default uuidv7(),
  user_id uuid not null constraint membership_user references user_account,
  role_id uuid not null constraint membership_role references role,
  facility_id uuid not null constraint membership_facility references facility,
  valid_from timestamptz not null default core.now(),
  valid_to timestamptz,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint membership_period check (valid_to is null or valid_to >= valid_from),
  constraint membership_no_overlap exclude using gist
    (user_id with =, role_id with =, facility_id with =, tstzrange(valid_from, valid_to) with &&)
);
create index membership_by_user on membership (user_id);
select core.organisation_wide('membership');
select core.decides_access('membership');

-- A session lives on the server, so it can be ended at once; tokens only name it.
create table session (
  id uuid primary key default uuidv7(),
  user_id uuid not null constraint session_account references user_account,
  started_at timestamptz not null default transaction_timestamp(),
  last_active_at timestamptz not null default transaction_timestamp(),
  expires_at timestamptz not null,
  refresh_hash bytea not null constraint session_refresh_unique unique,
  ended_at timestamptz,
  end_reason text constraint session_end_reason_known
    check (end_reason in ('signed-out', 'idle', 'password-changed', 'refresh-reused', 'deactivated', 'password-guessed')),
  -- When its user last gave the password again, which a critical act needs.
  confirmed_at timestamptz,
  -- Passwords tried within the session since the last right one. Each is counted before it is compared.
  password_tries int not null default 0,
  user_agent text
);
create index session_by_user on session (user_id) where ended_at is null;
grant select, insert, update on session to wardbook_app;

-- Every process hears it and ends the live streams of the session.
create function session_end_announce() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('live', json_build_object('endedSession', new.id)::text);
  return null;
end $$;
create trigger announce_end after update of ended_at on session for each row
  when (old.ended_at is null and new.ended_at is not null) execute function session_end_announce();

-- Refresh tokens that were exchanged. One of them that comes back was copied, however long ago it was spent, and ends its session.
create table spent_refresh_token (
  hash bytea constraint spent_refresh_token_pkey primary key,
  session_id uuid not null constraint spent_refresh_token_session references session,
  spent_at timestamptz not null default transaction_timestamp()
);
create index spent_refresh_token_by_session on spent_refresh_token (session_id);
grant select, insert, delete on spent_refresh_token to wardbook_app;

-- What a user may do in each facility now: the only source for it.
create view user_permission with (security_invoker = true) as
  select membership.user_id, membership.facility_id, array_agg(distinct role.code) as roles,
    coalesce(array_agg(distinct role_permission.permission) filter (where role_permission.permission is not null), '{}') as permissions
  from membership
  join facility on facility.id = membership.facility_id and facility.active
  join role on role.id = membership.role_id
  left join role_permission on role_permission.role_id = role.id
  where tstzrange(membership.valid_from, membership.valid_to) @> transaction_timestamp()
  group by membership.user_id, membership.facility_id;
grant select on user_permission to wardbook_app, wardbook_report;
