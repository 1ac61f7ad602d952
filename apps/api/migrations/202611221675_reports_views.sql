-- What the dashboard counts. Each view has one row for each thing counted, so that a figure and the rows behind it can
-- never differ. `docs/specs/reports.md` says what each measure means.

-- One coming of a patient that was not cancelled. The wait ends with the first consultation.
create view report_visit with (security_invoker = true) as
  select visit.id as visit_id, visit.facility_id, visit.patient_id, visit.business_date, visit.started_at, visit.class,
    visit.department_id, visit.practitioner_id, visit.practitioner_text,
    extract(hour from visit.started_at at time zone facility.time_zone)::int as hour,
    -- Looked up only where it is asked for.
    (select round(extract(epoch from min(encounter.started_at) - visit.started_at) / 60)::int from encounter
      where encounter.visit_id = visit.id and kind = 'consultation' and status not in ('cancelled', 'entered-in-error')) as wait_minutes
  from visit
  join facility on facility.id = visit.facility_id
  where visit.status not in ('planned', 'cancelled', 'entered-in-error');

-- The same waits of the visits that had a consultation, read in one pass for a mean over many visits.
create view report_wait with (security_invoker = true) as
  select visit.id as visit_id, visit.facility_id, visit.business_date, visit.department_id,
    round(extract(epoch from min(encounter.started_at) - visit.started_at) / 60)::int as minutes
  from visit
  join encounter on encounter.visit_id = visit.id and encounter.kind = 'consultation' and encounter.status not in ('cancelled', 'entered-in-error')
  where visit.status not in ('planned', 'cancelled', 'entered-in-error')
  group by visit.id, visit.facility_id, visit.business_date, visit.department_id;

-- Revenue is what the journal holds: services less discounts and allowances, without tax, on the day of the document. The
-- documents are joined from the left, so that a sum which names none of them does not read them.
create view report_revenue with (security_invoker = true) as
  select journal_line.id, journal_entry.facility_id, journal_entry.business_date, journal_line.department_id,
    invoice.id as invoice_id, invoice.number, invoice.kind, invoice.account_id, invoice.issued_at, invoice_line.description,
    invoice_line.performer_id, journal_line.currency, journal_line.credit - journal_line.debit as amount
  from journal_line
  join journal_account on journal_account.id = journal_line.journal_account_id and journal_account.role in ('revenue', 'discounts', 'allowances')
  join journal_entry on journal_entry.id = journal_line.journal_entry_id
  left join invoice_line on invoice_line.id = journal_line.invoice_line_id
  left join invoice on invoice.id = invoice_line.invoice_id
  where journal_line.invoice_line_id is not null;

-- Billed amounts: the patients and each payer, with tax, by the parts of the lines.
create view report_billed with (security_invoker = true) as
  select split.id, invoice.facility_id, invoice.business_date, invoice.id as invoice_id, invoice.number, invoice.account_id,
    invoice.issued_at, invoice_line.description, split.party, split.payer_id, split.amount
  from invoice_line_split as split
  join invoice_line on invoice_line.id = split.invoice_line_id
  join invoice on invoice.id = invoice_line.invoice_id and invoice.kind <> 'proforma'
  where split.party in ('patient', 'coverage') and split.amount <> 0;

-- Money that came in at the tills, less what was handed back.
create view report_takings with (security_invoker = true) as
  select payment.id, payment.facility_id, payment.business_date, payment.paid_at, payment.account_id, payment.number, payment.kind,
    payment.method, case payment.kind when 'receipt' then payment.amount else -payment.amount end as amount
  from payment;

-- A diagnosis made in an encounter, by its code or, without one, by its words.
create view report_diagnosis with (security_invoker = true) as
  select condition.id, condition.facility_id, condition.patient_id, core.business_date(condition.occurred_at, facility.time_zone) as business_date,
    condition.occurred_at, coalesce(condition.code, condition.display) as code, condition.display
  from condition
  join facility on facility.id = condition.facility_id
  where condition.category = 'encounter-diagnosis' and condition.verification_status not in ('refuted', 'entered-in-error');

-- One consultation, also one without a practitioner.
create view report_consultation with (security_invoker = true) as
  select encounter.id, encounter.facility_id, encounter.visit_id, encounter.patient_id, encounter.practitioner_id, encounter.started_at,
    encounter.department_id, core.business_date(encounter.started_at, facility.time_zone) as business_date,
    round(extract(epoch from encounter.ended_at - encounter.started_at) / 60)::int as minutes
  from encounter
  join facility on facility.id = encounter.facility_id
  where encounter.kind = 'consultation' and encounter.status not in ('planned', 'cancelled', 'entered-in-error');

-- A record that began at a desk of the facility, and was not found to be a second one of the same person.
create view report_registration with (security_invoker = true) as
  select patient.id, patient.facility_id, patient.created_at, core.business_date(patient.created_at, facility.time_zone) as business_date
  from patient
  join facility on facility.id = patient.facility_id
  where patient.survivor_id is null and patient.source = 'registration';

-- Tax that was invoiced, less what was credited.
create view report_tax with (security_invoker = true) as
  select journal_line.id, journal_entry.facility_id, journal_entry.business_date, invoice.id as invoice_id, invoice.number, invoice.account_id,
    invoice.issued_at, invoice_line.description, journal_line.credit - journal_line.debit as amount
  from journal_line
  join journal_account on journal_account.id = journal_line.journal_account_id and journal_account.role = 'tax'
  join journal_entry on journal_entry.id = journal_line.journal_entry_id
  left join invoice_line on invoice_line.id = journal_line.invoice_line_id
  left join invoice on invoice.id = invoice_line.invoice_id;

-- What the journal says that payers came to owe or owe no longer, with the day of the invoice that it is about.
create view report_payer_debt with (security_invoker = true) as
  select journal_line.id, journal_entry.facility_id, journal_entry.business_date, journal_line.payer_id,
    coalesce(credited.business_date, invoice.business_date, journal_entry.business_date) as since, invoice.id as invoice_id, invoice.number,
    invoice.account_id, journal_entry.occurred_at, invoice_line.description, journal_line.debit - journal_line.credit as amount
  from journal_line
  join journal_account on journal_account.id = journal_line.journal_account_id and journal_account.role = 'payers'
  join journal_entry on journal_entry.id = journal_line.journal_entry_id
  left join invoice_line on invoice_line.id = journal_line.invoice_line_id
  left join invoice on invoice.id = invoice_line.invoice_id
  left join invoice as credited on credited.id = invoice.reverses_id;

-- A laboratory report from the order to its first release. What was imported was not ordered here.
create view report_turnaround with (security_invoker = true) as
  select report.id, report.facility_id, report.patient_id, report.code_display, item.ordered_at, report.recorded_at as released_at,
    core.business_date(report.recorded_at, facility.time_zone) as business_date,
    round(extract(epoch from report.recorded_at - item.ordered_at) / 60)::int as minutes
  from diagnostic_report as report
  join lab_work_item as item on item.service_request_id = report.service_request_id
  join facility on facility.id = report.facility_id
  where report.status <> 'entered-in-error';

-- What lies in the stores, in base units at what one cost.
create view report_stock with (security_invoker = true) as
  select md5(balance.store_id::text || batch.id::text)::uuid as id, balance.facility_id, batch.created_at, location.name as store_name, stock_item.name as item_name, batch.number,
    balance.store_id, balance.quantity, batch.unit_cost
  from stock_balance as balance
  join batch on batch.id = balance.batch_id
  join stock_item on stock_item.id = balance.stock_item_id
  join location on location.id = balance.store_id
  where balance.quantity > 0;

grant select on report_visit, report_wait, report_revenue, report_billed, report_takings, report_diagnosis, report_consultation,
  report_registration, report_tax, report_payer_debt, report_turnaround, report_stock to wardbook_app, wardbook_report;

-- A period of the dashboard is read by day.
create index condition_by_day on condition (facility_id, occurred_at) where category = 'encounter-diagnosis';
create index encounter_by_day on encounter (facility_id, started_at) where kind = 'consultation';
create index payment_by_day on payment (facility_id, business_date);
create index invoice_by_day on invoice (facility_id, business_date);
create index diagnostic_report_by_day on diagnostic_report (facility_id, recorded_at) where service_request_id is not null;
create index patient_by_registration on patient (facility_id, created_at) where survivor_id is null;
