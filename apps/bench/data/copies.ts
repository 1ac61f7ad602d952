import type { Client } from 'pg';

/**
 * The rows of a visit, each table with the condition by which its rows belong to the visit `unit`. The order is that of their
 * references. Tables of stock are left out: a hand-over of two years ago took from batches that are gone.
 */
const TABLES: readonly (readonly [table: string, belongs: string])[] = [
  ['visit', 't.id = unit.id'],
  ['visit_class', 't.visit_id = unit.id'],
  ['encounter', 't.visit_id = unit.id'],
  ['condition', 't.visit_id = unit.id'],
  ['service_request', 't.visit_id = unit.id'],
  ['observation', 't.visit_id = unit.id'],
  ['note', 't.visit_id = unit.id'],
  ['medication_request', 't.visit_id = unit.id'],
  ['medication_dispense', 't.visit_id = unit.id'],
  ['diagnostic_report', 't.service_request_id in (select id from service_request where visit_id = unit.id)'],
  ['lab_work_item', 't.service_request_id in (select id from service_request where visit_id = unit.id)'],
  ['lab_result', 't.service_request_id in (select id from service_request where visit_id = unit.id)'],
  ['account', 't.visit_id = unit.id'],
  ['charge_item', 't.visit_id = unit.id or t.account_id in (select id from account where visit_id = unit.id)'],
  [
    'discount',
    't.charge_item_id in (select charge_item.id from charge_item join account on account.id = account_id where account.visit_id = unit.id)',
  ],
  ['invoice', 't.account_id in (select id from account where visit_id = unit.id)'],
  [
    'invoice_line',
    't.invoice_id in (select invoice.id from invoice join account on account.id = account_id where account.visit_id = unit.id)',
  ],
  [
    'invoice_line_split',
    't.invoice_line_id in (select invoice_line.id from invoice_line join invoice on invoice.id = invoice_id join account on account.id = account_id where account.visit_id = unit.id)',
  ],
  ['payment', 't.account_id in (select id from account where visit_id = unit.id)'],
  [
    'payment_allocation',
    't.payment_id in (select payment.id from payment join account on account.id = account_id where account.visit_id = unit.id)',
  ],
  [
    'journal_entry',
    't.source_id in (select invoice.id from invoice join account on account.id = account_id where account.visit_id = unit.id union all select payment.id from payment join account on account.id = account_id where account.visit_id = unit.id)',
  ],
  [
    'journal_line',
    't.journal_entry_id in (select journal_entry.id from journal_entry join (select id, account_id from invoice union all select id, account_id from payment) as document on document.id = source_id join account on account.id = document.account_id where account.visit_id = unit.id)',
  ],
];

/** Ids that name a row of the same visit without a foreign key. */
const LOOSE_IDS = new Set(['id', 'source_id', 'group_id', 'set_id', 'handover_id']);
const FIXED_DATES = new Set(['expires_on']);

/** A number that runs on from the last one of its series, in the order of time. */
const runsOn = (at: string) =>
  `(row_number() over (partition by t.kind, extract(year from unit.day) order by ${at}, unit.n)
    + coalesce((select last_number from document_counter where kind = t.kind and fiscal_year = extract(year from unit.day)), 0))`;
const numbered = (at: string) =>
  `split_part(t.number, '-', 1) || '-' || extract(year from unit.day) || '-' || lpad(${runsOn(at)}::text, 6, '0')`;

const OVERRIDES: Readonly<Record<string, string>> = {
  patient_id: 'unit.patient_id',
  'visit.appointment_id': 'unit.appointment_id',
  'invoice.debtor_name': 'unit.patient_name',
  fiscal_year: 'extract(year from unit.day)::int',
  'invoice.sequence': runsOn('t.issued_at'),
  'invoice.number': numbered('t.issued_at'),
  'payment.sequence': runsOn('t.paid_at'),
  'payment.number': numbered('t.paid_at'),
  'invoice_line_split.coverage_id': `case when t.coverage_id is not null then bench.id(repeat('0', 12) || '7', t.coverage_id::text || unit.patient_id) end`,
  till_session_id: `case when t.till_session_id is not null then bench.id(bench.time_part(unit.day), 'till' || unit.day) end`,
};

interface Column {
  name: string;
  type: string;
  /** The table that the column refers to. */
  refers: string | null;
}

/** Writes each visit of `bench.unit` as a copy of its template, moved in time and given to its patient. */
export async function copyVisits(client: Client): Promise<void> {
  for (const [table, belongs] of TABLES) {
    const { rows } = await client.query<Column>(COLUMNS, [table]);
    const source = `bench.of_${table}`;
    await client.query(
      `create table ${source} as select unit.id as copied_from, t.* from bench.template as unit join ${table} as t on ${belongs}`,
    );
    await client.query(`create index on ${source} (copied_from); analyze ${source}`);
    const names = rows.map(({ name }) => `"${name}"`).join(', ');
    await client.query(`insert into ${table} (${names}) select ${rows.map((column) => expressionFor(table, column)).join(', ')}
      from bench.unit as unit join ${source} as t using (copied_from) order by unit.n`);
  }
}

const COLUMNS = `
select attname as name, format_type(atttypid, null) as type, (
    select confrelid::regclass::text from pg_constraint
    where conrelid = attrelid and contype = 'f' and conkey @> array[attnum] and cardinality(conkey) - (attname = 'account_id')::int <= 1 limit 1
  ) as refers
from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;

const copied = new Set(TABLES.map(([table]) => table));

function expressionFor(table: string, { name, type, refers }: Column): string {
  const column = `t."${name}"`;
  const override = OVERRIDES[`${table}.${name}`] ?? OVERRIDES[name];
  if (override) return name === 'patient_id' ? `case when ${column} is not null then ${override} end` : override;
  if (type === 'uuid' && (LOOSE_IDS.has(name) || (refers !== null && copied.has(refers))))
    return `case when ${column} is not null then bench.id(unit.time_part, ${column}::text || unit.n) end`;
  if (type === 'timestamp with time zone') return `${column} + unit.shift * interval '1 day'`;
  if (type === 'date' && !FIXED_DATES.has(name)) return `${column} + unit.shift`;
  return column;
}
