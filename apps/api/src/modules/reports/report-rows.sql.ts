import type { ReportRowKind } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';

type Column = RawBuilder<unknown>;

/** What a row has where its source has nothing to say. */
const NOTHING: Record<string, Column> = {
  patient_id: sql`null::uuid`,
  title: sql`''`,
  number: sql`null::text`,
  invoice_id: sql`null::uuid`,
  department_id: sql`null::uuid`,
  practitioner_id: sql`null::uuid`,
  payer_id: sql`null::uuid`,
  hour: sql`null::int`,
  code: sql`null::text`,
  method: sql`null::text`,
  value: sql`null::bigint`,
};

/** The rows of a source in the columns that all of them have. */
function rowsOf(from: Column, at: string, columns: Record<string, Column>, when: Record<string, Column> = {}): Column {
  const of = { id: sql`counted.id`, facility_id: sql`counted.facility_id`, business_date: sql`counted.business_date`, ...when };
  const all = { ...of, at: sql.ref(at), ...NOTHING, ...columns };
  const listed = Object.entries(all).map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
  return sql`select ${sql.join(listed)} from ${from}`;
}

const DOCUMENT = { patient_id: sql`account.patient_id`, title: sql`description`, number: sql`number`, invoice_id: sql`invoice_id` };
const ofAccounts = (view: string) => sql`${sql.table(view)} as counted join account on account.id = counted.account_id`;

const VISIT = {
  patient_id: sql`patient_id`,
  title: sql`class`,
  department_id: sql`department_id`,
  practitioner_id: sql`practitioner_id`,
  hour: sql`hour`,
};
const VISITS = sql`(select visit_id as id, * from report_visit) as counted`;

const CONSULTATIONS = rowsOf(sql`report_consultation as counted`, 'started_at', {
  patient_id: sql`patient_id`,
  title: sql`'consultation'`,
  department_id: sql`department_id`,
  practitioner_id: sql`practitioner_id`,
  value: sql`minutes::bigint`,
});

const OPEN_INVOICES = sql`(select invoice.id, kept.facility_id, kept.business_date, invoice.issued_at, invoice.account_id, invoice.number, kept.amount
  from invoice_outstanding as kept join invoice on invoice.id = kept.invoice_id where kept.amount <> 0) as counted
  join account on account.id = counted.account_id`;
const OPEN_INVOICE = { ...DOCUMENT, title: sql`''`, invoice_id: sql`counted.id` };

/** Where the rows of each kind come from. */
export function rowSource(kind: ReportRowKind, minorUnits: number): RawBuilder<unknown> {
  switch (kind) {
    case 'visits':
    case 'patients':
      return rowsOf(VISITS, 'started_at', VISIT);
    case 'wait':
      return rowsOf(VISITS, 'started_at', { ...VISIT, value: sql`wait_minutes::bigint` });
    case 'registrations':
      return rowsOf(sql`report_registration as counted`, 'counted.created_at', { patient_id: sql`counted.id` });
    case 'revenue':
      return rowsOf(ofAccounts('report_revenue'), 'issued_at', {
        ...DOCUMENT,
        department_id: sql`department_id`,
        practitioner_id: sql`performer_id`,
        value: sql`amount`,
      });
    case 'billed':
      return rowsOf(ofAccounts('report_billed'), 'issued_at', { ...DOCUMENT, payer_id: sql`payer_id`, value: sql`amount` });
    case 'takings':
      return rowsOf(ofAccounts('report_takings'), 'paid_at', {
        ...{ patient_id: sql`account.patient_id`, title: sql`method`, number: sql`number` },
        ...{ method: sql`method`, value: sql`amount` },
      });
    case 'tax':
      return rowsOf(sql`report_tax as counted left join account on account.id = counted.account_id`, 'issued_at', {
        ...DOCUMENT,
        value: sql`amount`,
      });
    case 'diagnoses':
      return rowsOf(sql`report_diagnosis as counted`, 'occurred_at', { patient_id: sql`patient_id`, title: sql`display`, code: sql`code` });
    case 'turnaround':
      return rowsOf(sql`report_turnaround as counted`, 'released_at', {
        ...{ patient_id: sql`patient_id`, title: sql`code_display`, value: sql`minutes::bigint` },
      });
    case 'consultations':
    case 'seen':
    case 'durations':
      return CONSULTATIONS;
    default:
      return positionSource(kind, minorUnits);
  }
}

/** What is owed now is listed by the day of its invoice, and stock by the day on which its batch came. */
function positionSource(kind: 'payer-debt' | 'patient-debt' | 'credit' | 'stock', minorUnits: number): RawBuilder<unknown> {
  switch (kind) {
    case 'payer-debt':
      return rowsOf(
        sql`report_payer_debt as counted left join account on account.id = counted.account_id`,
        'occurred_at',
        { ...DOCUMENT, payer_id: sql`payer_id`, value: sql`amount` },
        { business_date: sql`since` },
      );
    case 'patient-debt':
      return rowsOf(OPEN_INVOICES, 'issued_at', { ...OPEN_INVOICE, value: sql`case when amount > 0 then amount end` });
    case 'credit':
      return rowsOf(OPEN_INVOICES, 'issued_at', { ...OPEN_INVOICE, value: sql`case when amount < 0 then -amount end` });
    case 'stock':
      return rowsOf(
        sql`report_stock as counted join facility on facility.id = counted.facility_id`,
        'counted.created_at',
        {
          ...{ title: sql`item_name || ', ' || store_name`, number: sql`number` },
          value: sql`coalesce(round(quantity * unit_cost * ${minorUnits}::int), 0)::bigint`,
        },
        { business_date: sql`core.business_date(counted.created_at, facility.time_zone)` },
      );
  }
}
