import type { PaymentMethod } from '@wardbook/contracts/billing/payment-methods';

/** One side of an entry, before it has an id. Exactly one of debit and credit is positive once it is posted. */
export interface Posting {
  role: JournalRole;
  debit: number;
  credit: number;
  accountId?: string | null;
  payerId?: string | null;
  departmentId?: string | null;
  tillSessionId?: string | null;
  invoiceLineId?: string | null;
}

type JournalRole =
  | 'till-cash'
  | 'safe'
  | 'card-clearing'
  | 'mobile-money-clearing'
  | 'bank-clearing'
  | 'cheques'
  | 'patients'
  | 'payers'
  | 'tax'
  | 'revenue'
  | 'discounts'
  | 'allowances'
  | 'cash-differences';

type Dimensions = Omit<Posting, 'role' | 'debit' | 'credit'>;

/** A negative debit is a credit, so that a reversal is the same entry with other signs. */
function debit(role: JournalRole, amount: number, dimensions: Dimensions): Posting {
  return { role, debit: Math.max(amount, 0), credit: Math.max(-amount, 0), ...dimensions };
}

function credit(role: JournalRole, amount: number, dimensions: Dimensions): Posting {
  return debit(role, -amount, dimensions);
}

export interface LineToPost {
  id: string;
  departmentId: string | null;
  net: number;
  tax: number;
  discount: number;
  parts: readonly { party: 'patient' | 'coverage' | 'allowance'; payerId: string | null; amount: number }[];
}

/** An invoice, or with negative lines a credit note: who owes it, and what was earned. Revenue is shown before discount. */
export function postingsOfInvoice(accountId: string, lines: readonly LineToPost[]): Posting[] {
  return somethingOf(
    lines.flatMap(({ id: invoiceLineId, departmentId, net, tax, discount, parts }) => [
      ...parts.map(({ party, payerId, amount }) => {
        if (party === 'patient') return debit('patients', amount, { accountId, invoiceLineId });
        if (party === 'coverage') return debit('payers', amount, { payerId, invoiceLineId });
        return debit('allowances', amount, { departmentId, invoiceLineId });
      }),
      debit('discounts', discount, { departmentId, invoiceLineId }),
      credit('revenue', net + discount, { departmentId, invoiceLineId }),
      credit('tax', tax, { invoiceLineId }),
    ]),
  );
}

/** Where money lies until it is in the safe or in the bank. */
const DRAWERS: Record<PaymentMethod, JournalRole> = {
  cash: 'till-cash',
  card: 'card-clearing',
  'mobile-money': 'mobile-money-clearing',
  'bank-transfer': 'bank-clearing',
  cheque: 'cheques',
};

/** Money that came into a till; with a negative amount, money that left it. */
export function postingsOfPayment(accountId: string, tillSessionId: string, method: PaymentMethod, amount: number): Posting[] {
  return [debit(DRAWERS[method], amount, { tillSessionId }), credit('patients', amount, { accountId })];
}

export function postingsOfOpening(tillSessionId: string, float: number): Posting[] {
  return somethingOf([debit('till-cash', float, { tillSessionId }), credit('safe', float, { tillSessionId })]);
}

/** The counted cash goes to the safe; what is missing or too much is a cash difference. The drawer ends at nothing. */
export function postingsOfClosing(tillSessionId: string, expected: number, counted: number): Posting[] {
  const dimensions = { tillSessionId };
  return somethingOf([
    debit('safe', counted, dimensions),
    debit('cash-differences', expected - counted, dimensions),
    credit('till-cash', expected, dimensions),
  ]);
}

function somethingOf(postings: Posting[]): Posting[] {
  return postings.filter((posting) => posting.debit !== posting.credit);
}
