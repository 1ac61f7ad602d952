import type { Invoice } from '@wardbook/contracts/billing/invoices';
import type { Payment } from '@wardbook/contracts/billing/till';
import { describe, expect, it } from 'vitest';
import { barcode } from '../../../core/print/barcode.js';
import { printedLines } from '../../../testing/printed-lines.js';
import { rowsOfInvoice, rowsOfPayment } from './money-rows.js';
import { ReceiptDocument } from './receipt-document.js';
import { wordsIn } from './words.js';

const writing = { currency: 'KES', language: 'en', timeZone: 'Africa/Nairobi' };
const letterhead = { organisation: 'Wardbook', facility: 'Kilimani Hospital', address: 'Ngong Road 1', phone: null, email: null };
const LONG =
  'Computed tomography of the abdomen and pelvis with intravenous contrast, read by a second radiologist and reported within the hour';
const UNBROKEN = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3).slice(0, 72);

const payment = (more: Partial<Payment> = {}): Payment => ({
  id: '0',
  accountId: '0',
  kind: 'receipt',
  number: 'R-2026-000001',
  method: 'cash',
  currency: 'KES',
  amount: 10_000,
  tendered: null,
  change: null,
  reference: null,
  paidAt: '2026-11-22T08:00:00Z',
  businessDate: '2026-11-22',
  cashierName: 'Peter Mwangi',
  debtorName: 'Amina Otieno',
  reason: null,
  otherMeans: false,
  reverses: null,
  voided: false,
  allocations: [{ invoiceNumber: 'I-2026-000001', description: LONG, amount: 1_234_567 }],
  balance: 0,
  ...more,
});

async function receipt(format: 'a4' | '80mm', more: Partial<Payment> = {}) {
  const number = { text: 'R-2026-000001', barcode: await barcode('R-2026-000001') };
  const document = ReceiptDocument({ payment: payment(more), mrn: 'MRN-000123', writing, letterhead, number, format });
  return await printedLines(document);
}

describe('a receipt on paper', () => {
  it('wraps a long description beside its amount', async () => {
    const { lines } = await receipt('a4');
    const amount = lines.find(({ text }) => text.trim() === '12,345.67');
    const label = lines.filter(({ text }) => LONG.includes(text.trim().replace(/^I-2026-000001 · /, '')));
    expect(label.length).toBeGreaterThan(1);
    for (const line of label) expect(line.right).toBeLessThan(amount?.left ?? 0);
  });

  it('breaks an unbroken name of 72 letters on a roll, which is as long as what stands on it', async () => {
    const { pages, lines } = await receipt('80mm', { debtorName: UNBROKEN });
    expect(pages).toHaveLength(1);
    const name = lines.filter(({ text }) => UNBROKEN.includes(text.replace(/-$/, '')));
    expect(name.map(({ text }) => text.replace(/-$/, '')).join('')).toBe(UNBROKEN);
    for (const { right, bottom } of lines) {
      expect(right).toBeLessThan(pages[0]?.width ?? 0);
      expect(bottom).toBeLessThan(pages[0]?.height ?? 0);
    }
  });

  it('repeats the patient on one line of its second sheet, even with a long name', async () => {
    const allocations = Array.from({ length: 80 }, () => ({ invoiceNumber: 'I-1', description: 'Consultation', amount: 100 }));
    const { pages, lines } = await receipt('a4', { debtorName: `${UNBROKEN} ${UNBROKEN}`, allocations });
    const again = lines.filter(({ page, text }) => page === 2 && text.startsWith('Wolfe'));
    const mrn = lines.find(({ page, text }) => page === 2 && text === 'MRN-000123');
    expect(again).toHaveLength(1);
    expect(again[0]?.right).toBeLessThan(mrn?.left ?? 0);
    expect(mrn?.right).toBeLessThan(pages[1]?.width ?? 0);
  });

  it('shows money paid out as negative, as the lines of a void and of a refund do', () => {
    const sumOf = (kind: Payment['kind']) => rowsOfPayment(payment({ kind }), wordsIn('en'), writing)[0]?.text;
    expect([sumOf('receipt'), sumOf('void'), sumOf('refund')]).toEqual(['KES 100.00', 'KES -100.00', 'KES -100.00']);
  });
});

describe('a credit note on paper', () => {
  const part = (party: 'coverage' | 'patient', amount: number, payerName: string | null) => {
    return { party, payerName, planName: null, percent: null, capped: false, amount };
  };
  const line = {
    tax: 0,
    taxCode: null,
    taxRate: null,
    net: -150_000,
    paid: 0,
    parts: [part('coverage', -125_000, 'Jubilee'), part('patient', -25_000, null)],
  };
  const credit = {
    ...{ kind: 'credit-note', currency: 'KES', net: -150_000, tax: 0, discount: 0, total: -150_000, patientAmount: -25_000 },
    ...{ coverageAmount: -125_000, allowanceAmount: 0, credited: 0, outstanding: 0, lines: [line] },
  } as unknown as Invoice;

  it('shows what is credited to whom, and no amount to pay', () => {
    expect(rowsOfInvoice(credit, wordsIn('en'), writing).map(({ label, text }) => [label, text])).toEqual([
      ['Total credited', 'KES -1,500.00'],
      ['Credited to Jubilee', '-1,250.00'],
      ['Credited to you', '-250.00'],
    ]);
  });

  it('leaves a credit on the invoice and the account as a credit, not as something to pay', () => {
    const invoice = {
      ...credit,
      kind: 'invoice',
      total: 150_000,
      credited: 150_000,
      outstanding: -50_000,
      lines: [{ ...line, paid: 50_000, parts: [] }],
    };
    expect(rowsOfInvoice(invoice as unknown as Invoice, wordsIn('en'), writing).at(-1)).toMatchObject({
      label: 'To your credit on this account',
      text: 'KES 500.00',
    });
    expect(rowsOfPayment(payment({ balance: -50_000 }), wordsIn('en'), writing).at(-1)).toMatchObject({
      label: 'To your credit on this account',
      text: '500.00',
    });
  });
});
