import { sql } from 'kysely';
import type { Invariant } from '../../core/invariant.js';

/** What `wardbook doctor --invariants` checks of the books. */
export const billingInvariants: readonly Invariant[] = [
  {
    name: 'journal-balanced',
    sentence: 'The debits and credits of every journal entry are equal.',
    broken: sql`select journal_entry_id as id from journal_line group by journal_entry_id, currency having sum(debit) <> sum(credit)`,
  },
  {
    name: 'invoice-totals',
    sentence: 'The totals of every document are the sums of its lines.',
    broken: sql`select invoice.id from invoice left join invoice_line on invoice_line.invoice_id = invoice.id
      group by invoice.id having (invoice.net_amount, invoice.tax_amount, invoice.total_amount)
        is distinct from (sum(invoice_line.net_amount)::bigint, sum(invoice_line.tax_amount)::bigint, sum(invoice_line.total_amount)::bigint)`,
  },
  {
    name: 'line-splits',
    sentence: 'The parts of every line sum to the line.',
    broken: sql`select line.id from invoice_line as line
      where line.total_amount is distinct from (select sum(amount) from invoice_line_split where invoice_line_id = line.id)`,
  },
  {
    name: 'allocations',
    sentence: 'Every payment is allocated whole, and no line is paid for more than the patient was billed for it.',
    broken: sql`select payment.id from payment where case when kind = 'receipt' then amount else -amount end
        is distinct from (select sum(amount) from payment_allocation where payment_id = payment.id)
      union all select invoice_line_id from invoice_line_balance where paid < 0 or paid > billed`,
  },
  {
    name: 'credit-is-used',
    sentence: 'No account owes on one line what it has to its credit on another.',
    broken: sql`select account_id as id from invoice_line_balance group by account_id having min(outstanding) < 0 and max(outstanding) > 0`,
  },
  {
    name: 'debtors',
    sentence: 'What the journal says that an account owes is what its lines have outstanding.',
    broken: sql`select account.id from account
      left join (select account_id, sum(outstanding) as outstanding from invoice_line_balance group by account_id) as lines on lines.account_id = account.id
      left join account_balance on account_balance.account_id = account.id
      where coalesce(lines.outstanding, 0) <> coalesce(account_balance.balance, 0)`,
  },
  {
    name: 'open-invoices',
    sentence: 'What is kept as outstanding of every invoice is what its lines have outstanding.',
    broken: sql`select invoice.id from invoice
      left join (select invoice_id, sum(outstanding) as outstanding from invoice_line_balance group by invoice_id) as lines on lines.invoice_id = invoice.id
      left join invoice_outstanding as kept on kept.invoice_id = invoice.id
      where invoice.kind = 'invoice' and coalesce(lines.outstanding, 0) <> coalesce(kept.amount, 0)`,
  },
  {
    name: 'numbers-without-gaps',
    sentence: 'The numbers of every series run from one to the last without a gap.',
    broken: sql`select facility_id as id from (
        select facility_id, kind, fiscal_year, sequence from invoice
        union all select facility_id, kind, fiscal_year, sequence from payment
      ) as numbered
      group by facility_id, kind, fiscal_year having count(*) <> max(sequence) or min(sequence) <> 1`,
  },
  {
    name: 'charges-have-acts',
    sentence: 'Every charge has the act that wrote it, and no act has two.',
    broken: sql`select id from charge_item where not case source_kind
        when 'visit' then exists (select from visit where visit.id = source_id)
        when 'service-request' then exists (select from service_request where service_request.id = source_id)
        when 'medication-request' then exists (select from medication_request where medication_request.id = source_id)
        when 'medication-dispense' then exists (select from medication_dispense where medication_dispense.id = source_id)
        when 'medication-return' then reverses_id is not null
        when 'withdrawal' then reverses_id is not null
        when 'procedure' then exists (select from procedure where procedure.id = source_id)
        else true end`,
  },
  {
    name: 'billed-charges',
    sentence: 'A charge is billed exactly when a document bills it and no credit note has taken it back whole.',
    broken: sql`select charge.id from charge_item as charge where charge.reverses_id is null and (charge.status = 'billed') is distinct from exists (
        select from invoice_line as line join invoice on invoice.id = line.invoice_id and invoice.kind = 'invoice'
        where line.charge_item_id = charge.id
          and (line.quantity + coalesce((select sum(credit.quantity) from invoice_line as credit where credit.reverses_line_id = line.id), 0) > 0
            or exists (select from charge_item as back where back.reverses_id = charge.id and back.status = 'billed')))`,
  },
  {
    name: 'tills',
    sentence: 'A closed till holds nothing more in the journal.',
    broken: sql`select till_session.id from till_session
      join journal_line on journal_line.till_session_id = till_session.id
      join journal_account on journal_account.id = journal_line.journal_account_id and journal_account.role = 'till-cash'
      where closed_at is not null group by till_session.id having sum(debit - credit) <> 0`,
  },
];
