-- The way of an order through the laboratory. Work tables belong to the facility that does the work; results and reports
-- are clinical records of the organisation, so that every facility that may read the chart sees them.

------------------------------------------------------------------------------------------------------------------------
-- Reports and results
------------------------------------------------------------------------------------------------------------------------

-- One released document: of our own laboratory, or an imported one of another laboratory.
create table diagnostic_report (
  id uuid primary key default uuidv7(),
  -- Where it comes from; reading it is a matter of permission, not of facility.
  facility_id uuid not null constraint diagnostic_report_facility references facility,
  patient_id uuid not null constraint diagnostic_report_patient references patient,
  encounter_id uuid constraint diagnostic_report_encounter references encounter,
  service_request_id uuid constraint diagnostic_report_request references service_request,
  category text not null default 'LAB' constraint diagnostic_report_category_form check (category ~ '^[A-Z]{2,4}$'),
  -- Empty where the source names the report in words alone.
  code_system text,
  code text,
  code_display text not null,
  status text not null constraint diagnostic_report_status_known check (status in
    ('registered', 'partial', 'preliminary', 'final', 'amended', 'corrected', 'appended', 'cancelled', 'entered-in-error', 'unknown')),
  -- When the specimen was taken, or the examination done.
  occurred_at timestamptz,
  issued_at timestamptz,
  recorded_at timestamptz not null default core.now(),
  conclusion text,
  -- The report as text, where it came in as a document.
  text text,
  -- Of another patient, or wrong as a whole: it stays readable as what it is, and the test is done again.
  withdrawn_at timestamptz,
  withdrawn_by uuid constraint diagnostic_report_withdrawn_by references user_account,
  withdrawal_reason text,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint diagnostic_report_withdrawn_whole check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason) in (0, 3)
    and (withdrawn_at is null or status = 'entered-in-error')),
  constraint diagnostic_report_issued check (status not in ('final', 'amended', 'corrected', 'appended') or issued_at is not null
    or service_request_id is null),
  constraint diagnostic_report_code_whole check ((code is null) = (code_system is null)),
  constraint diagnostic_report_code_of_request check (service_request_id is null or code is not null)
);
create unique index diagnostic_report_one_per_request on diagnostic_report (service_request_id) where withdrawn_at is null;
create index diagnostic_report_by_request on diagnostic_report (service_request_id) where withdrawn_at is not null;
create index diagnostic_report_by_patient on diagnostic_report (patient_id, issued_at desc, id desc);
select core.organisation_wide('diagnostic_report');

-- One value of one analyte. What the value meant when it was entered (unit, range, method) is frozen beside it. A
-- correction after release is a row of its own with the next revision.
create table lab_result (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint lab_result_facility references facility,
  patient_id uuid not null constraint lab_result_patient references patient,
  encounter_id uuid constraint lab_result_encounter references encounter,
  service_request_id uuid not null constraint lab_result_request references service_request,
  diagnostic_report_id uuid constraint lab_result_report references diagnostic_report,
  analyte_id uuid not null constraint lab_result_analyte references analyte,
  position smallint not null,
  analyte_code text not null,
  loinc_code text,
  display text not null,
  status text not null default 'entered' constraint lab_result_status_known
    check (status in ('entered', 'verified', 'released', 'superseded', 'entered-in-error')),
  value_kind text not null constraint lab_result_value_kind_known check (value_kind in ('quantity', 'coded', 'text', 'titre')),
  comparator text constraint lab_result_comparator_known check (comparator in ('<', '<=', '>=', '>')),
  -- The number of a quantity, or N of a titre of 1:N.
  value_number numeric,
  value_code text,
  -- The text, or the display of the coded answer.
  value_text text,
  unit text,
  unit_display text,
  decimals smallint not null default 0,
  range_low numeric,
  range_high numeric,
  critical_low numeric,
  critical_high numeric,
  range_text text,
  method text,
  -- HL7 interpretation: normal, low, high, critically low, critically high, abnormal, critically abnormal; null is not judged.
  flag text constraint lab_result_flag_known check (flag in ('N', 'L', 'H', 'LL', 'HH', 'A', 'AA')),
  -- Who the patient was said to be when the value was judged: a corrected birth date or sex gives it another range.
  judged_sex text,
  judged_birth_date date,
  judged_at timestamptz not null default core.now(),
  note text,
  revision int not null default 1 constraint lab_result_revision_positive check (revision > 0),
  amends_id uuid constraint lab_result_amends references lab_result,
  amendment_reason text,
  occurred_at timestamptz not null,
  entered_at timestamptz not null default core.now(),
  entered_by uuid constraint lab_result_entered_by references user_account,
  verified_at timestamptz,
  verified_by uuid constraint lab_result_verified_by references user_account,
  -- True where the facility lets one person do both; such results wait for a second look.
  verified_alone boolean not null default false,
  released_at timestamptz,
  released_by uuid constraint lab_result_released_by references user_account,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint lab_result_value_fits_kind check (case value_kind
    when 'quantity' then value_number is not null and unit is not null and value_code is null
    when 'titre' then value_number is not null and value_number > 0 and value_code is null
    when 'coded' then value_code is not null and value_text is not null and value_number is null
    else value_text is not null and value_number is null and value_code is null end),
  constraint lab_result_other_verifies check (verified_by is null or verified_by <> entered_by or verified_alone),
  constraint lab_result_verified_is_credited check (status not in ('verified', 'released') or verified_at is not null),
  constraint lab_result_released_is_reported check (status <> 'released' or (released_at is not null and diagnostic_report_id is not null)),
  constraint lab_result_amendment_has_reason check ((revision = 1) = (amends_id is null) and (amends_id is null or amendment_reason is not null))
);
-- One value at a time is in work and one is in force.
create unique index lab_result_one_in_work on lab_result (service_request_id, analyte_id) where status in ('entered', 'verified');
create unique index lab_result_one_in_force on lab_result (service_request_id, analyte_id) where status = 'released';
create unique index lab_result_one_successor on lab_result (amends_id) where amends_id is not null and status <> 'entered-in-error';
create index lab_result_by_patient on lab_result (patient_id, analyte_id, occurred_at desc) where status = 'released';
create index lab_result_by_report on lab_result (diagnostic_report_id, position);
select core.organisation_wide('lab_result');

-- The states of a result as `work-status.ts` of the program has them, for every writer; a test holds the two together.
create function lab_result_may_become(before text, later text) returns boolean language sql immutable parallel safe
begin atomic
  select (before, later) in (('entered', 'verified'), ('entered', 'entered-in-error'), ('verified', 'entered'), ('verified', 'released'),
    ('verified', 'entered-in-error'), ('released', 'superseded'), ('released', 'entered-in-error'));
end;

-- What has left the laboratory stays as it was read, for every writer.
create function lab_result_keep_released() returns trigger language plpgsql as $$
begin
  if old.status in ('released', 'superseded', 'entered-in-error') and
    (to_jsonb(new) - array['status', 'version']) <> (to_jsonb(old) - array['status', 'version']) then
    perform core.refuse('lab_result_released_stays');
  end if;
  if new.status <> old.status and not lab_result_may_become(old.status, new.status) then perform core.refuse('lab_result_status_follows'); end if;
  return new;
end $$;
create trigger keep_released before update on lab_result for each row execute function lab_result_keep_released();

------------------------------------------------------------------------------------------------------------------------
-- Work of one facility
------------------------------------------------------------------------------------------------------------------------

-- How far the laboratory is with one service request. Ordering and billing keep their own status.
create table lab_work_item (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint lab_work_item_facility references facility,
  service_request_id uuid not null constraint lab_work_item_request references service_request constraint lab_work_item_once unique,
  lab_test_id uuid not null constraint lab_work_item_test references lab_test,
  patient_id uuid not null constraint lab_work_item_patient references patient,
  encounter_id uuid constraint lab_work_item_encounter references encounter,
  priority text not null default 'routine' constraint lab_work_item_priority_known check (priority in ('routine', 'urgent', 'asap', 'stat')),
  -- For sorting: the most urgent first.
  urgency smallint not null generated always as (array_position(array['stat', 'asap', 'urgent', 'routine'], priority)) stored,
  status text not null default 'to-collect' constraint lab_work_item_status_known
    check (status in ('to-collect', 'to-receive', 'to-enter', 'to-verify', 'verified', 'released', 'cancelled')),
  status_since timestamptz not null default core.now(),
  -- As told with the order; it decides between ranges. Null is not known.
  pregnant boolean,
  ordered_at timestamptz not null default core.now(),
  -- The practitioner who must acknowledge the result.
  owner_id uuid not null constraint lab_work_item_owner references user_account,
  diagnostic_report_id uuid constraint lab_work_item_report references diagnostic_report,
  -- How many critical values are not reported to a clinician yet.
  critical_untold smallint not null default 0 constraint lab_work_item_critical_count check (critical_untold >= 0),
  -- Verified by the person who entered it, and not yet looked at by a second one.
  review_needed boolean not null default false,
  reviewed_at timestamptz,
  reviewed_by uuid constraint lab_work_item_reviewed_by references user_account,
  cancel_reason text,
  -- Why the verifier sent the values back to the bench.
  return_reason text,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint lab_work_item_reviewed_is_credited check ((reviewed_at is null) = (reviewed_by is null)),
  constraint lab_work_item_cancelled_has_reason check ((status = 'cancelled') = (cancel_reason is not null)),
  constraint lab_work_item_released_has_report check (status <> 'released' or diagnostic_report_id is not null)
);
create index lab_work_item_queue on lab_work_item (facility_id, status, urgency, ordered_at, id);
create index lab_work_item_latest on lab_work_item (facility_id, status, status_since desc, id);
create index lab_work_item_critical on lab_work_item (facility_id, ordered_at) where critical_untold > 0;
create index lab_work_item_review on lab_work_item (facility_id, status_since) where review_needed;
create index lab_work_item_by_patient on lab_work_item (patient_id, ordered_at desc);
select core.facility_scoped('lab_work_item');

-- The last accession number of a day. Numbers are unique, not gapless: a tube that was never labelled leaves a gap.
create table lab_accession_counter (
  facility_id uuid not null constraint lab_accession_counter_facility references facility,
  business_date date not null,
  last_number int not null,
  constraint lab_accession_counter_pkey primary key (facility_id, business_date)
);
alter table lab_accession_counter enable row level security;
create policy own_facility on lab_accession_counter to wardbook_app
  using (facility_id = (select core.facility_id())) with check (facility_id = (select core.facility_id()));
grant select, insert, update on lab_accession_counter to wardbook_app;

create table specimen (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint specimen_facility references facility,
  accession_number text not null constraint specimen_accession_form check (accession_number ~ '^[0-9A-Z-]{4,24}$'),
  -- What the scanner reads: the accession number, or the number of a tube that was labelled beforehand.
  barcode text not null constraint specimen_barcode_form check (barcode ~ '^[0-9A-Za-z-]{4,40}$'),
  patient_id uuid not null constraint specimen_patient references patient,
  specimen_type_id uuid not null constraint specimen_type_known references specimen_type,
  specimen_container_id uuid constraint specimen_container_known references specimen_container,
  type_display text not null,
  container_display text,
  status text not null default 'collected' constraint specimen_status_known check (status in ('collected', 'received', 'rejected', 'entered-in-error')),
  collected_at timestamptz not null,
  collected_by uuid constraint specimen_collected_by references user_account,
  received_at timestamptz,
  received_by uuid constraint specimen_received_by references user_account,
  rejected_at timestamptz,
  rejected_by uuid constraint specimen_rejected_by references user_account,
  rejection_reason text constraint specimen_rejection_reason_known
    check (rejection_reason in ('haemolysed', 'clotted', 'insufficient', 'wrong-container', 'unlabelled', 'mislabelled', 'leaking', 'too-old', 'other')),
  rejection_note text,
  -- The rejected specimen that this one replaces.
  recollection_of_id uuid constraint specimen_recollection_of references specimen,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint specimen_accession_unique unique (facility_id, accession_number),
  constraint specimen_barcode_unique unique (facility_id, barcode),
  constraint specimen_received_is_credited check (status <> 'received' or received_at is not null),
  constraint specimen_rejected_has_reason check ((status = 'rejected') = (rejected_at is not null and rejection_reason is not null)),
  constraint specimen_times_in_order check (received_at >= collected_at and rejected_at >= collected_at)
);
create index specimen_by_patient on specimen (patient_id, collected_at desc);
create index specimen_by_recollection on specimen (recollection_of_id) where recollection_of_id is not null;
select core.facility_scoped('specimen');

-- One tube can serve many requests, and a request can need another tube when the first was rejected.
create table specimen_request (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint specimen_request_facility references facility,
  specimen_id uuid not null constraint specimen_request_specimen references specimen,
  service_request_id uuid not null constraint specimen_request_request references service_request,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint specimen_request_once unique (specimen_id, service_request_id)
);
create index specimen_request_by_request on specimen_request (service_request_id);
select core.facility_scoped('specimen_request');

------------------------------------------------------------------------------------------------------------------------
-- Critical calls and acknowledgements
------------------------------------------------------------------------------------------------------------------------

-- A critical value was passed on by voice and repeated back.
create table critical_call (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint critical_call_facility references facility,
  patient_id uuid not null constraint critical_call_patient references patient,
  service_request_id uuid not null constraint critical_call_request references service_request,
  told_name text not null constraint critical_call_told_name_given check (told_name <> ''),
  told_role text,
  told_at timestamptz not null,
  read_back boolean not null constraint critical_call_was_read_back check (read_back),
  note text,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index critical_call_by_request on critical_call (service_request_id);
select core.organisation_wide('critical_call');
select core.append_only('critical_call');

-- Every released version of a report stays in its owner's inbox until the owner has acknowledged it.
create table result_acknowledgement (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint result_acknowledgement_facility references facility,
  diagnostic_report_id uuid not null constraint result_acknowledgement_report references diagnostic_report,
  patient_id uuid not null constraint result_acknowledgement_patient references patient,
  owner_id uuid not null constraint result_acknowledgement_owner references user_account,
  severity text not null constraint result_acknowledgement_severity_known check (severity in ('normal', 'abnormal', 'critical')),
  amended boolean not null default false,
  released_at timestamptz not null default core.now(),
  acknowledged_at timestamptz,
  acknowledged_by uuid constraint result_acknowledgement_by references user_account,
  note text,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint result_acknowledgement_credited check ((acknowledged_at is null) = (acknowledged_by is null))
);
create unique index result_acknowledgement_one_open on result_acknowledgement (diagnostic_report_id, owner_id) where acknowledged_at is null;
create index result_acknowledgement_inbox on result_acknowledgement (owner_id, released_at desc, id) where acknowledged_at is null;
create index result_acknowledgement_open on result_acknowledgement (facility_id, released_at desc, id) where acknowledged_at is null;
create index result_acknowledgement_seen on result_acknowledgement (acknowledged_by, acknowledged_at desc, id) where acknowledged_at is not null;
create index result_acknowledgement_by_report on result_acknowledgement (diagnostic_report_id);
select core.organisation_wide('result_acknowledgement');
