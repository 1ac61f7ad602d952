import { StyleSheet, View } from '@react-pdf/renderer';
import type { Invoice } from '@wardbook/contracts/billing/invoices';
import type { Payment } from '@wardbook/contracts/billing/till';
import { Text } from '../../../core/print/text.js';
import { stateOfInvoice } from '../till/document-status.js';
import { moneyText, type Writing } from './format.js';
import { taxesOf } from './taxes.js';
import type { MoneyWords } from './words.js';

const styles = StyleSheet.create({
  row: { flexDirection: 'row', justifyContent: 'space-between', gap: 10, paddingVertical: 1.6 },
  // A long label wraps beside its amount; the amount is never squeezed.
  label: { flex: 1 },
  amount: { flexShrink: 0 },
  strong: { fontWeight: 'bold', borderTop: '0.8pt solid #16211f', marginTop: 3, paddingTop: 4, fontSize: 11 },
});

export interface MoneyRow {
  label: string;
  text: string;
  strong?: boolean;
}

export function MoneyRows({ rows }: { rows: readonly MoneyRow[] }) {
  return (
    <View>
      {rows.map(({ label, text, strong }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an invoice may read the same, and a printed row never moves.
        <View key={index} style={[styles.row, strong ? styles.strong : {}]} wrap={false}>
          <Text style={styles.label}>{label}</Text>
          <Text style={styles.amount}>{text}</Text>
        </View>
      ))}
    </View>
  );
}

/** From the net to what is still to pay, only the rows that say something. */
export function rowsOfInvoice(invoice: Invoice, words: MoneyWords, writing: Writing): MoneyRow[] {
  const money = (amount: number) => moneyText(amount, writing);
  const discount = invoice.kind === 'credit-note' ? words.back.discount : words.discount;
  return [
    ...(invoice.discount === 0 ? [] : [{ label: discount, text: money(-invoice.discount) }]),
    ...(invoice.tax === 0 ? [] : [{ label: words.net, text: money(invoice.net) }]),
    ...taxesOf(invoice.lines).map(({ code, rate, base, tax }) => ({ label: words.taxOn(code, rate, money(base)), text: money(tax) })),
    ...(invoice.kind === 'credit-note' ? rowsOfCredit(invoice, words, money) : rowsOfDemand(invoice, words, money)),
  ];
}

/** What a document asks for: what others pay is taken off. */
function rowsOfDemand(invoice: Invoice, words: MoneyWords, money: (amount: number) => string): MoneyRow[] {
  const payers = payersOf(invoice);
  const paid = invoice.lines.reduce((total, line) => total + line.paid, 0);
  const settled = invoice.kind === 'invoice' && (paid !== 0 || invoice.credited !== 0);
  const { outstanding } = invoice;
  return [
    { label: words.total, text: `${invoice.currency} ${money(invoice.total)}`, strong: true },
    ...payers.map(([payer, amount]) => ({ label: words.paidBy(payer), text: money(-amount) })),
    ...(invoice.allowanceAmount === 0 ? [] : [{ label: words.allowance, text: money(-invoice.allowanceAmount) }]),
    ...(payers.length === 0 ? [] : [{ label: words.patientPart, text: money(invoice.patientAmount) }]),
    ...(invoice.credited === 0 ? [] : [{ label: words.credited, text: money(-invoice.credited) }]),
    ...(paid === 0 ? [] : [{ label: words.paid, text: money(-paid) }]),
    ...(settled
      ? [
          {
            label: stateOfInvoice(outstanding) === 'in-credit' ? words.credit : words.outstanding,
            text: `${invoice.currency} ${money(Math.abs(outstanding))}`,
            strong: true,
          },
        ]
      : []),
  ];
}

/** What a credit note gives back, all below zero, and to whom: the parts sum to the whole. */
function rowsOfCredit(invoice: Invoice, { back }: MoneyWords, money: (amount: number) => string): MoneyRow[] {
  const payers = payersOf(invoice);
  return [
    { label: back.total, text: `${invoice.currency} ${money(invoice.total)}`, strong: true },
    ...payers.map(([payer, amount]) => ({ label: back.paidBy(payer), text: money(amount) })),
    ...(invoice.allowanceAmount === 0 ? [] : [{ label: back.allowance, text: money(invoice.allowanceAmount) }]),
    ...(payers.length === 0 ? [] : [{ label: back.patientPart, text: money(invoice.patientAmount) }]),
  ];
}

function payersOf({ lines }: Invoice): [string, number][] {
  const payers = new Map<string, number>();
  for (const { party, payerName, amount } of lines.flatMap(({ parts }) => parts)) {
    if (party === 'coverage') payers.set(payerName ?? '', (payers.get(payerName ?? '') ?? 0) + amount);
  }
  return [...payers];
}

/** Money that goes out is written below zero, as its lines are. */
export function rowsOfPayment(payment: Payment, words: MoneyWords, writing: Writing): MoneyRow[] {
  const money = (amount: number) => moneyText(amount, writing);
  const { kind, currency, amount, method, tendered, change, reference, balance } = payment;
  const moved = kind === 'receipt' ? amount : -amount;
  return [
    { label: words.method[method], text: `${currency} ${money(moved)}`, strong: true },
    ...(tendered === null ? [] : [{ label: words.tendered, text: money(tendered) }]),
    ...(change === null ? [] : [{ label: words.change, text: money(change) }]),
    ...(reference === null ? [] : [{ label: words.reference, text: reference }]),
    ...(balance === 0 ? [] : [{ label: balance < 0 ? words.credit : words.balance, text: money(Math.abs(balance)) }]),
  ];
}
