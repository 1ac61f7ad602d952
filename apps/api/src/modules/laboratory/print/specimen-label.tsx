import { Document, Image, Page, StyleSheet, View } from '@react-pdf/renderer';
import { MONO, SANS } from '../../../core/print/fonts.js';
import { mm } from '../../../core/print/pdf.js';
import { Text } from '../../../core/print/text.js';
import { dayText, momentText } from '../../../core/print/written-time.js';
import type { SpecimenLabelRow } from '../specimen.repository.js';
import { wordsIn } from './words.js';

const styles = StyleSheet.create({
  page: { width: mm(50), height: mm(25), padding: mm(1.5), fontFamily: SANS, fontSize: 5.5 },
  row: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center' },
  name: { fontSize: 7.5, fontWeight: 'bold', maxLines: 1, textOverflow: 'ellipsis' },
  // A scanner needs ten bars' width of white on both sides.
  barcode: { height: mm(8.5), width: mm(41), marginHorizontal: mm(3), marginVertical: 1 },
  number: { fontFamily: MONO, fontSize: 7.5 },
  urgent: { fontSize: 6.5, fontWeight: 'bold', color: '#ffffff', backgroundColor: '#000000', paddingHorizontal: 2 },
  line: { maxLines: 1, textOverflow: 'ellipsis' },
});

export type SpecimenLabelText = SpecimenLabelRow & { language: string };

interface PrintedLabel {
  label: SpecimenLabelText;
  barcode: Buffer;
}

/** 50 × 25 mm in black on white, one to a page, as label printers print. */
export function SpecimenLabels({ labels }: { labels: readonly PrintedLabel[] }) {
  return (
    <Document title={labels.map(({ label }) => label.accessionNumber).join(', ')}>
      {labels.map((printed) => (
        <LabelPage key={printed.label.accessionNumber} {...printed} />
      ))}
    </Document>
  );
}

/** Who, what, and a number for the scanner and for the eye. */
function LabelPage({ label, barcode }: PrintedLabel) {
  const words = wordsIn(label.language);
  const born = label.birthDate ? dayText(label.birthDate, label.language) : '';
  const what = [label.typeDisplay, label.containerDisplay?.split(',')[0], label.tests.join(' ').toUpperCase()].filter(Boolean).join(' · ');
  return (
    <Page size={[mm(50), mm(25)]} style={styles.page}>
      <Text style={styles.name}>{label.patientName}</Text>
      <View style={styles.row}>
        <Text>{[label.mrn, words.sex[label.sex]?.slice(0, 1), born].filter(Boolean).join('  ')}</Text>
        {label.priority === 'stat' ? <Text style={styles.urgent}>{words.urgent}</Text> : null}
      </View>
      <Image src={barcode} style={styles.barcode} />
      <View style={styles.row}>
        <Text style={styles.number}>{label.accessionNumber}</Text>
        <Text>{momentText(label.collectedAt, label)}</Text>
      </View>
      <Text style={styles.line}>{what}</Text>
    </Page>
  );
}
