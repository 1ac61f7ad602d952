-- Rules of the trees that must hold under concurrent writes. A reader locks the row it relies on (`for share`), and
-- closing that row takes a stronger lock first, so that one of the two always sees what the other did.

create function core.refuse(rule text) returns void language plpgsql as $$
begin
  raise exception 'The rule % refuses this.', rule using errcode = 'check_violation', constraint = rule;
end $$;

-- Which kind of place may be inside which. Each step goes down a rank, so that the tree can have no cycle.
create function location_may_hold(parent text, child text) returns boolean language sql immutable parallel safe
begin atomic
  select case
    when child = 'building' then parent is null
    when parent is null then child <> 'bed'
    when child = 'bed' then parent in ('ward', 'room')
    else array_position('{building,floor,ward,clinic,laboratory,room,store,counter}'::text[], child)
           > array_position('{building,floor,ward,clinic,laboratory,room,store,counter}'::text[], parent)
         and not (parent in ('ward', 'clinic', 'laboratory') and child in ('ward', 'clinic', 'laboratory'))
         and parent <> 'bed'
  end;
end;

-- A department that takes something in must be open, and stay so until the transaction ends.
create function department_is_open(wanted uuid) returns boolean language plpgsql as $$
declare
  is_open boolean;
begin
  select active into is_open from department where id = wanted for share;
  return coalesce(is_open, true);
end $$;

create function today_at(facility uuid) returns date language sql stable
  return (select core.business_date(core.now(), time_zone) from public.facility as place where place.id = facility);

create function department_check() returns trigger language plpgsql as $$
begin
  if new.parent_id is not null and (tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id or (new.active and not old.active)) then
    -- Two moves at the same time could close a circle that neither of them sees.
    perform pg_advisory_xact_lock(hashtextextended('department-tree:' || new.facility_id, 0));
    if new.active and not department_is_open(new.parent_id) then perform core.refuse('department_parent_open'); end if;
    if exists (
      with recursive above as (
        select id, parent_id from department where id = new.parent_id
        union select department.id, department.parent_id from department join above on department.id = above.parent_id
      ) select from above where id = new.id
    ) then perform core.refuse('department_no_circle'); end if;
  end if;
  if tg_op = 'UPDATE' and old.active and not new.active and (
    exists (select from department where parent_id = new.id and active)
    or exists (select from location where department_id = new.id and active)
    or exists (select from practitioner_role where department_id = new.id and (valid_to is null or valid_to >= today_at(new.facility_id)))
  ) then perform core.refuse('department_in_use'); end if;
  return new;
end $$;
create trigger department_check before insert or update on department for each row execute function department_check();

create function location_check() returns trigger language plpgsql as $$
declare
  parent_kind text;
  parent_open boolean := true;
begin
  if tg_op = 'UPDATE' and new.kind <> old.kind then perform core.refuse('location_kind_fixed'); end if;
  if new.parent_id is not null then
    select kind, active into parent_kind, parent_open from location where id = new.parent_id for share;
  end if;
  if not location_may_hold(parent_kind, new.kind) then perform core.refuse('location_nesting'); end if;
  if new.active and not parent_open then perform core.refuse('location_parent_open'); end if;
  if new.active and new.department_id is not null and not department_is_open(new.department_id) then
    perform core.refuse('location_department_open');
  end if;
  if tg_op = 'UPDATE' and old.active and not new.active and exists (select from location where parent_id = new.id and active) then
    perform core.refuse('location_in_use');
  end if;
  return new;
end $$;
create trigger location_check before insert or update on location for each row execute function location_check();

create function practitioner_role_check() returns trigger language plpgsql as $$
begin
  if new.department_id is not null and (new.valid_to is null or new.valid_to >= today_at(new.facility_id))
    and not department_is_open(new.department_id) then
    perform core.refuse('practitioner_role_department_open');
  end if;
  return new;
end $$;
create trigger practitioner_role_check before insert or update on practitioner_role
  for each row execute function practitioner_role_check();

-- In each open facility in which anybody has had a role, a person must be able to let others in, and the organisation keeps
-- a person who decides for it. The check waits for the
-- others': two managers who remove each other at the same moment would otherwise both find the other one still there.
create function user_manager_left() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('user-managers', 0));
  if exists (
    select from facility
    where facility.active and exists (select from membership where membership.facility_id = facility.id)
      and not exists (
        select from membership
        join user_account on user_account.id = membership.user_id and user_account.active
        join role_permission on role_permission.role_id = membership.role_id and role_permission.permission = 'user:manage'
        where membership.facility_id = facility.id and membership.valid_to is null and membership.valid_from <= core.now())
  ) or not exists (select from facility where active) then perform core.refuse('user_manager_left'); end if;
  if not exists (
    select from membership
    join facility on facility.id = membership.facility_id and facility.active
    join user_account on user_account.id = membership.user_id and user_account.active
    join role_permission on role_permission.role_id = membership.role_id and role_permission.permission = 'organisation:administer'
    where membership.valid_to is null and membership.valid_from <= core.now()
  ) then perform core.refuse('organisation_administrator_left'); end if;
  return null;
end $$;
create constraint trigger user_manager_left after update of valid_to, valid_from on membership
  deferrable initially deferred for each row when (new.valid_to is not null) execute function user_manager_left();
create constraint trigger user_manager_left after update of active on user_account
  deferrable initially deferred for each row when (old.active and not new.active) execute function user_manager_left();
create constraint trigger user_manager_left after update of active on facility
  deferrable initially deferred for each row when (old.active and not new.active) execute function user_manager_left();
create constraint trigger user_manager_left after delete on role_permission
  deferrable initially deferred for each row when (old.permission in ('user:manage', 'organisation:administer')) execute function user_manager_left();
