import { Document, StyleSheet, View } from '@react-pdf/renderer';
import type { Invoice, InvoiceLine } from '@wardbook/contracts/billing/invoices';
import { type Letterhead, LetterPage } from '../../../core/print/letter-page.js';
import { Text } from '../../../core/print/text.js';
import { momentText } from '../../../core/print/written-time.js';
import { moneyText, quantityText, unitPriceText, type Writing } from './format.js';
import { MoneyRows, rowsOfInvoice } from './money-rows.js';
import { Roll } from './roll.js';
import { type MoneyWords, wordsIn } from './words.js';

export interface PrintedInvoice {
  invoice: Invoice;
  writing: Writing;
  letterhead: Letterhead;
  number: { text: string; barcode: Buffer };
  format: 'a4' | '80mm';
}

const styles = StyleSheet.create({
  head: { flexDirection: 'row', borderBottom: '0.8pt solid #16211f', paddingBottom: 3, marginBottom: 2, fontSize: 8, color: '#55625f' },
  row: { flexDirection: 'row', borderBottom: '0.4pt solid #dde5e2', paddingVertical: 3.4 },
  service: { width: '40%', paddingRight: 6 },
  number: { width: '12%', textAlign: 'right' },
  quiet: { color: '#55625f', fontSize: 7.5 },
  sums: { marginTop: 12, width: '46%', alignSelf: 'flex-end' },
  note: { marginTop: 14 },
});

function Columns({ words, kind, currency }: { words: MoneyWords; kind: Invoice['kind']; currency: string }) {
  const { description, quantity, price, total, payer, patient, credited } = words.columns;
  return (
    <View style={styles.head} fixed>
      <Text style={styles.service}>{description}</Text>
      {[quantity, price, `${total} ${currency}`, payer, kind === 'credit-note' ? credited : patient].map((text) => (
        <Text key={text} style={styles.number}>
          {text}
        </Text>
      ))}
    </View>
  );
}

function shareOf(line: InvoiceLine, patient: boolean): number {
  return line.parts.filter(({ party }) => (party === 'patient') === patient).reduce((sum, { amount }) => sum + amount, 0);
}

function Line({ line, writing, words }: { line: InvoiceLine; writing: Writing; words: MoneyWords }) {
  const under = [
    line.serviceCode,
    line.performerName,
    line.tax === 0 || !line.taxCode || !line.taxRate ? null : `${words.tax(line.taxCode, line.taxRate)}: ${moneyText(line.tax, writing)}`,
    line.discount === 0 ? null : `${words.discount} ${moneyText(-line.discount, writing)}`,
  ];
  return (
    <View style={styles.row} wrap={false}>
      <View style={styles.service}>
        <Text>{line.description}</Text>
        <Text style={styles.quiet}>{under.filter(Boolean).join(' · ')}</Text>
      </View>
      <Text style={styles.number}>{quantityText(line)}</Text>
      <Text style={styles.number}>{unitPriceText(line.unitPrice, writing)}</Text>
      <Text style={styles.number}>{moneyText(line.total, writing)}</Text>
      <Text style={styles.number}>{moneyText(shareOf(line, false), writing)}</Text>
      <Text style={styles.number}>{moneyText(shareOf(line, true), writing)}</Text>
    </View>
  );
}

function notesOf({ reverses, reason, kind }: Invoice, words: MoneyWords): string[] {
  return [
    ...(reverses ? [words.takesBack(reverses.number)] : []),
    ...(reason ? [`${words.reason}: ${reason}`] : []),
    ...(kind === 'proforma' ? [words.proformaNote] : []),
  ];
}

function Letter({ invoice, writing, letterhead, number }: PrintedInvoice) {
  const words = wordsIn(writing.language);
  const { debtor } = invoice;
  return (
    <LetterPage
      size="A4"
      letterhead={letterhead}
      title={words.documents[invoice.kind]}
      patient={{
        name: invoice.debtorName,
        mrn: debtor.patient?.mrn ?? null,
        line: debtor.kind === 'guarantor' ? (debtor.patient?.name ?? '') : '',
      }}
      facts={[[words.issued, momentText(invoice.issuedAt, writing)]]}
      number={number}
      signature={words.issuedBy(invoice.issuedBy ?? '', momentText(invoice.issuedAt, writing))}
      pageOf={words.page}
    >
      <Columns words={words} kind={invoice.kind} currency={invoice.currency} />
      {invoice.lines.map((line) => (
        <Line key={line.id} line={line} writing={writing} words={words} />
      ))}
      <View style={styles.sums} wrap={false}>
        <MoneyRows rows={rowsOfInvoice(invoice, words, writing)} />
      </View>
      <View style={styles.note}>
        {notesOf(invoice, words).map((note) => (
          <Text key={note}>{note}</Text>
        ))}
      </View>
    </LetterPage>
  );
}

function Slip({ invoice, writing, letterhead, number }: PrintedInvoice) {
  const words = wordsIn(writing.language);
  return (
    <Roll
      letterhead={letterhead}
      title={words.documents[invoice.kind]}
      number={number}
      facts={[invoice.debtorName, invoice.debtor.patient?.mrn ?? '', momentText(invoice.issuedAt, writing), invoice.issuedBy ?? '']}
      lines={invoice.lines.map((line) => ({
        label: line.description,
        under: `${quantityText(line)} × ${unitPriceText(line.unitPrice, writing)}`,
        text: moneyText(line.total, writing),
      }))}
      sums={rowsOfInvoice(invoice, words, writing)}
      notes={notesOf(invoice, words)}
    />
  );
}

export function InvoiceDocument(printed: PrintedInvoice) {
  const { invoice, letterhead, format } = printed;
  return (
    <Document title={invoice.number} author={letterhead.facility}>
      {format === 'a4' ? <Letter {...printed} /> : <Slip {...printed} />}
    </Document>
  );
}
