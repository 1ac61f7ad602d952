import { Document, View } from '@react-pdf/renderer';
import type { Payment } from '@wardbook/contracts/billing/till';
import { type Letterhead, LetterPage } from '../../../core/print/letter-page.js';
import { momentText } from '../../../core/print/written-time.js';
import { moneyText, type Writing } from './format.js';
import { MoneyRows, rowsOfPayment } from './money-rows.js';
import { Roll } from './roll.js';
import { type MoneyWords, wordsIn } from './words.js';

export interface PrintedReceipt {
  payment: Payment;
  mrn: string | null;
  writing: Writing;
  letterhead: Letterhead;
  number: { text: string; barcode: Buffer };
  format: 'a4' | '80mm';
}

function notesOf({ reverses, reason, voided, kind, otherMeans }: Payment, words: MoneyWords): string[] {
  return [
    ...(reverses ? [words.takesBack(reverses.number)] : []),
    ...(reason ? [`${words.reason}: ${reason}`] : []),
    ...(otherMeans ? [words.otherMeans] : []),
    ...(voided ? [words.voided] : []),
    ...(kind === 'receipt' && !voided ? [words.thanks] : []),
  ];
}

function Letter({ payment, mrn, writing, letterhead, number }: PrintedReceipt) {
  const words = wordsIn(writing.language);
  const lines = payment.allocations.map(({ invoiceNumber, description, amount }) => ({
    label: `${invoiceNumber} · ${description}`,
    text: moneyText(amount, writing),
  }));
  return (
    <LetterPage
      size="A4"
      letterhead={letterhead}
      title={words.documents[payment.kind]}
      patient={{ name: payment.debtorName, mrn, line: '' }}
      facts={[[words.issued, momentText(payment.paidAt, writing)]]}
      number={number}
      signature={words.issuedBy(payment.cashierName ?? '', momentText(payment.paidAt, writing))}
      pageOf={words.page}
    >
      <MoneyRows rows={lines} />
      <View>
        <MoneyRows
          rows={[...rowsOfPayment(payment, words, writing), ...notesOf(payment, words).map((note) => ({ label: note, text: '' }))]}
        />
      </View>
    </LetterPage>
  );
}

function Slip({ payment, mrn, writing, letterhead, number }: PrintedReceipt) {
  const words = wordsIn(writing.language);
  return (
    <Roll
      letterhead={letterhead}
      title={words.documents[payment.kind]}
      number={number}
      facts={[payment.debtorName, mrn ?? '', momentText(payment.paidAt, writing), `${words.cashier}: ${payment.cashierName ?? ''}`]}
      lines={payment.allocations.map(({ invoiceNumber, description, amount }) => ({
        label: description,
        under: invoiceNumber,
        text: moneyText(amount, writing),
      }))}
      sums={rowsOfPayment(payment, words, writing)}
      notes={notesOf(payment, words)}
    />
  );
}

export function ReceiptDocument(printed: PrintedReceipt) {
  const { payment, letterhead, format } = printed;
  return (
    <Document title={payment.number} author={letterhead.facility}>
      {format === 'a4' ? <Letter {...printed} /> : <Slip {...printed} />}
    </Document>
  );
}
