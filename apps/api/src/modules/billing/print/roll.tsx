import { Image, Page, StyleSheet, View } from '@react-pdf/renderer';
import { MONO, SANS } from '../../../core/print/fonts.js';
import type { Letterhead } from '../../../core/print/letter-page.js';
import { mm } from '../../../core/print/pdf.js';
import { Text } from '../../../core/print/text.js';
import { type MoneyRow, MoneyRows } from './money-rows.js';

interface RollLine {
  label: string;
  under: string;
  text: string;
}

interface RollProps {
  letterhead: Letterhead;
  title: string;
  number: { text: string; barcode: Buffer };
  facts: readonly string[];
  lines: readonly RollLine[];
  sums: readonly MoneyRow[];
  notes: readonly string[];
}

/** Thermal printers know black only, so nothing here is grey or coloured. */
const styles = StyleSheet.create({
  page: { fontFamily: SANS, fontSize: 8.5, paddingVertical: mm(5), paddingHorizontal: mm(4), color: '#000000' },
  centre: { textAlign: 'center' },
  facility: { fontSize: 11, fontWeight: 'bold', textAlign: 'center' },
  title: { fontSize: 11, fontWeight: 'bold', textAlign: 'center', marginTop: 7 },
  code: { fontFamily: MONO, fontSize: 9, textAlign: 'center', marginBottom: 5 },
  barcode: { height: mm(9), width: mm(60), alignSelf: 'center', marginTop: 8, objectFit: 'contain' },
  part: { borderTop: '0.6pt dashed #000000', marginTop: 5, paddingTop: 4 },
  line: { flexDirection: 'row', justifyContent: 'space-between', gap: 6, marginBottom: 3 },
  label: { flex: 1 },
  under: { fontSize: 7.5 },
});

/** A document on a roll of 80 mm, as long as what stands on it: a roll has no pages, and a cutter cuts where the document ends. */
export function Roll({ letterhead, title, number, facts, lines, sums, notes }: RollProps) {
  return (
    <Page size={[mm(80)]} style={styles.page} wrap={false}>
      <Text style={styles.facility}>{letterhead.facility}</Text>
      {[letterhead.address, letterhead.phone].filter(Boolean).map((text) => (
        <Text key={text} style={styles.centre}>
          {text}
        </Text>
      ))}
      <Text style={styles.title}>{title}</Text>
      <Text style={styles.code}>{number.text}</Text>
      {facts.filter(Boolean).map((fact) => (
        <Text key={fact}>{fact}</Text>
      ))}
      <View style={styles.part}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no other identity, and never moves.
          <View key={index} style={styles.line}>
            <View style={styles.label}>
              <Text>{line.label}</Text>
              {line.under === '' ? null : <Text style={styles.under}>{line.under}</Text>}
            </View>
            <Text>{line.text}</Text>
          </View>
        ))}
      </View>
      <View style={styles.part}>
        <MoneyRows rows={sums} />
      </View>
      {notes.length === 0 ? null : (
        <View style={styles.part}>
          {notes.map((note) => (
            <Text key={note} style={styles.centre}>
              {note}
            </Text>
          ))}
        </View>
      )}
      <Image src={number.barcode} style={styles.barcode} />
    </Page>
  );
}
