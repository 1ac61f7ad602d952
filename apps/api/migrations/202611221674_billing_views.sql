-- What is left of lines, accounts, invoices and caps. These are sums over the ledgers; only that of an invoice is kept.

-- What the patient was billed, credited and has paid of every line of an invoice.
create view invoice_line_balance with (security_invoker = true) as
  select line.id as invoice_line_id, line.facility_id, line.invoice_id, invoice.account_id, line.charge_item_id, line.position,
    invoice.issued_at, billed.amount as billed, credited.amount as credited, paid.amount as paid,
    billed.amount + credited.amount - paid.amount as outstanding
  from invoice_line as line
  join invoice on invoice.id = line.invoice_id and invoice.kind = 'invoice'
  cross join lateral (
    select coalesce(sum(amount), 0)::bigint as amount from invoice_line_split
    where invoice_line_id = line.id and party = 'patient'
  ) as billed
  cross join lateral (
    select coalesce(sum(split.amount), 0)::bigint as amount
    from invoice_line as credit join invoice_line_split as split on split.invoice_line_id = credit.id and split.party = 'patient'
    where credit.reverses_line_id = line.id
  ) as credited
  cross join lateral (
    select coalesce(sum(amount), 0)::bigint as amount from payment_allocation where invoice_line_id = line.id
  ) as paid;
grant select on invoice_line_balance to wardbook_app, wardbook_report;

-- What the patient still owes of an invoice, less than nothing where more was paid than is owed after credits. It is kept, so
-- that open invoices are found without reading all others, and only the triggers below write it.
create table invoice_outstanding (
  invoice_id uuid primary key constraint invoice_outstanding_invoice references invoice,
  facility_id uuid not null,
  account_id uuid not null,
  business_date date not null,
  amount bigint not null
);
create index invoice_outstanding_open on invoice_outstanding (facility_id, business_date) include (account_id, amount) where amount <> 0;
alter table invoice_outstanding enable row level security;
create policy own_facility on invoice_outstanding for select to wardbook_app using (facility_id = (select core.facility_id()));
create policy report_all on invoice_outstanding for select to wardbook_report using (true);
grant select on invoice_outstanding to wardbook_app, wardbook_report;

-- The part of a credit note belongs to the invoice whose line it takes back.
create function invoice_outstanding_follow_parts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.invoice_outstanding as known (invoice_id, facility_id, account_id, business_date, amount)
  select invoice.id, invoice.facility_id, invoice.account_id, invoice.business_date, sum(added.amount)
  from added
  join public.invoice_line as line on line.id = added.invoice_line_id
  left join public.invoice_line as credited on credited.id = line.reverses_line_id
  join public.invoice on invoice.id = coalesce(credited.invoice_id, line.invoice_id) and invoice.kind = 'invoice'
  where added.party = 'patient'
  group by invoice.id
  on conflict (invoice_id) do update set amount = known.amount + excluded.amount;
  return null;
end $$;
create trigger outstanding after insert on invoice_line_split referencing new table as added
  for each statement execute function invoice_outstanding_follow_parts();

create function invoice_outstanding_follow_payments() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.invoice_outstanding as known set amount = known.amount - paid.amount
  from (select line.invoice_id, sum(added.amount) as amount
    from added join public.invoice_line as line on line.id = added.invoice_line_id group by line.invoice_id) as paid
  where known.invoice_id = paid.invoice_id;
  return null;
end $$;
create trigger outstanding after insert on payment_allocation referencing new table as added
  for each statement execute function invoice_outstanding_follow_payments();

-- What the debtor of an account owes: the balance of the journal, and of nothing else.
create view account_balance with (security_invoker = true) as
  select journal_line.account_id, journal_line.facility_id, sum(debit - credit)::bigint as balance
  from journal_line
  join journal_account on journal_account.id = journal_line.journal_account_id and journal_account.role = 'patients'
  where journal_line.account_id is not null
  group by journal_line.account_id, journal_line.facility_id;
grant select on account_balance to wardbook_app, wardbook_report;

-- How much a coverage has paid already in the period of its cap. The period is that of the service, so a credit gives back
-- where the line took, whenever either was written. A cap counts over all facilities, so this reads past the facility of the
-- caller; it returns nothing but one sum.
create function coverage_used(wanted uuid, within_account uuid, from_day date, to_day date) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(sum(split.amount), 0)::bigint
  from invoice_line_split as split
  join invoice_line as line on line.id = split.invoice_line_id
  join invoice on invoice.id = line.invoice_id and invoice.kind <> 'proforma'
  left join invoice_line as billed on billed.id = line.reverses_line_id
  join charge_item on charge_item.id = coalesce(billed.charge_item_id, line.charge_item_id)
  where split.coverage_id = wanted and (within_account is null or invoice.account_id = within_account)
    and (from_day is null or charge_item.business_date between from_day and to_day);
end;
grant execute on function coverage_used to wardbook_app;

-- The parts of lines as the application's rules read them.
create function parts_of(lines uuid[]) returns jsonb language sql stable
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('party', split.party, 'coverageId', split.coverage_id, 'payerId', split.payer_id,
      'payerPlanId', split.payer_plan_id, 'percent', trim_scale(split.percent)::text, 'capped', split.capped, 'amount', split.amount,
      'payerName', payer.name, 'planName', payer_plan.name) order by split.party = 'patient', split.id), '[]')
  from invoice_line_split as split
  left join payer on payer.id = split.payer_id
  left join payer_plan on payer_plan.id = split.payer_plan_id
  where split.invoice_line_id = any(lines);
end;

-- The debtor of an account, as every page names it.
create function debtor_of(wanted uuid) returns jsonb language sql stable
begin atomic
  select jsonb_build_object('kind', account.debtor_kind,
    'name', coalesce(related_person.name, patient_summary.display_name, 'Walk-in customer'),
    'patient', case when patient_summary.patient_id is not null then jsonb_build_object('id', patient_summary.patient_id,
      'name', patient_summary.display_name, 'mrn', patient_summary.mrn, 'sex', patient_summary.sex, 'birthDate', patient_summary.birth_date,
      'birthPrecision', patient_summary.birth_precision, 'deceased', patient_summary.deceased,
      'diedOn', case when patient_summary.deceased then died_on(patient_summary.patient_id) end) end)
  from account
  left join related_person on related_person.id = account.guarantor_id
  left join patient_summary on patient_summary.patient_id = account.patient_id
  where account.id = wanted;
end;
