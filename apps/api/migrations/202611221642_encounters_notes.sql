-- Notes: written from a versioned template in sections, kept as drafts, signed once, continued by addenda.

-- A template in one version. A change is a new version; a note keeps the version that it was written with.
create table note_template (
  id uuid primary key default uuidv7(),
  code text not null constraint note_template_code_form check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  edition int not null default 1,
  name text not null,
  description text,
  -- The profession that usually writes it; it decides what is offered first, never what is possible.
  profession text not null default 'doctor' constraint note_template_profession_known check (profession in ('doctor', 'nurse', 'any')),
  -- [{"key", "title", "hint", "kind": "text" | "diagnoses" | "plan", "required"}]
  sections jsonb not null constraint note_template_sections_list check (jsonb_typeof(sections) = 'array'),
  -- Null for those of the product, which every facility has.
  facility_id uuid constraint note_template_facility references facility,
  retired_at timestamptz,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint note_template_edition_once unique nulls not distinct (facility_id, code, edition)
);
select core.clinical_record('note_template', '{retired_at}');

create table note (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint note_facility references facility,
  patient_id uuid not null constraint note_patient references patient,
  visit_id uuid constraint note_visit references visit,
  encounter_id uuid constraint note_encounter references encounter,
  template_id uuid constraint note_template references note_template,
  title text not null,
  status text not null default 'draft' constraint note_status_known check (status in ('draft', 'signed', 'discarded', 'entered-in-error')),
  -- An addendum continues a signed note without touching it.
  addendum_to_id uuid constraint note_addendum_to references note,
  author_id uuid constraint note_author references user_account,
  author_text text,
  signed_at timestamptz,
  signed_by uuid constraint note_signer references user_account,
  occurred_at timestamptz not null default core.now(),
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint note_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint note_signed_by_whom check (status in ('draft', 'discarded') or signed_at is not null),
  constraint note_error_reason check (status <> 'entered-in-error' or error_reason is not null)
);
create index note_by_patient on note (patient_id, occurred_at desc);
create index note_by_encounter on note (encounter_id) where encounter_id is not null;
create index note_addenda on note (addendum_to_id) where addendum_to_id is not null;
create index note_by_author on note (author_id, occurred_at desc);
create index note_unsigned on note (author_id, occurred_at desc) where status = 'draft';
select core.clinical_record('note', '{status,title,template_id,signed_at,signed_by,confidentiality,error_reason,error_at,error_by}');

create table note_section (
  id uuid primary key default uuidv7(),
  note_id uuid not null constraint note_section_note references note,
  patient_id uuid not null constraint note_section_patient references patient,
  position smallint not null,
  key text not null,
  title text not null,
  text text not null default '',
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint note_section_once unique (note_id, key)
);
select core.clinical_record('note_section', '{position,title,text}');

-- A signed note is closed permanently, for every writer and on every path.
create function core.keep_signed_note() returns trigger language plpgsql as $$
begin
  if exists (select from note where id = new.note_id and status <> 'draft') then
    raise exception 'The note is signed.' using errcode = '23514', constraint = 'note_section_signed';
  end if;
  return new;
end $$;
create trigger keep_signed_note before insert or update on note_section for each row execute function core.keep_signed_note();

create function core.keep_signature() returns trigger language plpgsql as $$
begin
  if old.status in ('signed', 'discarded') and new.status not in (old.status, 'entered-in-error')
    or old.status <> 'draft' and (new.title, new.template_id, new.signed_at, new.signed_by)
    is distinct from (old.title, old.template_id, old.signed_at, old.signed_by) then
    raise exception 'The note is signed.' using errcode = '23514', constraint = 'note_section_signed';
  end if;
  return new;
end $$;
create trigger keep_signature before update on note for each row execute function core.keep_signature();

-- A signature is that of a professional who answers for it: an active practitioner who works in the facility of the note on that
-- day, with a licence that has not run out. What an import brings was signed elsewhere and is inserted as signed.
create function note_signer_check() returns trigger language plpgsql as $$
begin
  if not exists (
    select from user_account
    join practitioner on practitioner.person_id = user_account.person_id and practitioner.active
    join practitioner_role on practitioner_role.practitioner_id = practitioner.id and practitioner_role.facility_id = new.facility_id
    where user_account.id = new.signed_by
      and today_at(new.facility_id) between practitioner_role.valid_from and coalesce(practitioner_role.valid_to, 'infinity')
      and today_at(new.facility_id) <= coalesce(practitioner_role.licence_expires_on, 'infinity')
  ) then perform core.refuse('note_signer_practises'); end if;
  return new;
end $$;
create trigger note_signer_check before update on note
  for each row when (old.status = 'draft' and new.status = 'signed') execute function note_signer_check();

-- What a user needs often: a diagnosis, an order, a prescription, a phrase.
create table favourite (
  id uuid primary key default uuidv7(),
  user_id uuid not null constraint favourite_user references user_account,
  kind text not null constraint favourite_kind_known check (kind in ('diagnosis', 'order', 'prescription')),
  label text not null,
  content jsonb not null,
  position int not null default 0,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint favourite_once unique (user_id, kind, label)
);
select core.organisation_wide('favourite');
grant delete on favourite to wardbook_app;
