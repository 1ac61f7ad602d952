import { Document, Page, StyleSheet, View } from '@react-pdf/renderer';
import { MONO, SANS } from '../../../core/print/fonts.js';
import { mm } from '../../../core/print/pdf.js';
import { Text } from '../../../core/print/text.js';

export interface LabelText {
  /** Absent when it was sold to a buyer without a record. */
  patientName: string | null;
  mrn: string | null;
  medicine: string;
  quantity: string;
  dosage: string | null;
  /** Each batch that the box was filled from, with its expiry. */
  batches: readonly string[];
  dispensedOn: string;
  facility: string;
  keepAway: string;
}

const styles = StyleSheet.create({
  page: { width: mm(57), height: mm(32), padding: mm(2), fontFamily: SANS, fontSize: 6 },
  row: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end' },
  name: { fontSize: 7.5, fontWeight: 'bold', maxLines: 1, textOverflow: 'ellipsis', maxWidth: mm(38) },
  medicine: { fontSize: 7.5, fontWeight: 'bold', marginTop: 2, maxLines: 2, textOverflow: 'ellipsis', flex: 1 },
  // However long the medicine is called, how much of it is in the bag stays readable.
  quantity: { fontSize: 7.5, fontWeight: 'bold', flexShrink: 0, marginLeft: mm(1) },
  dosage: { fontSize: 8, marginVertical: 2, flexGrow: 1, maxLines: 4, textOverflow: 'ellipsis' },
  keepAway: { fontSize: 5.5, marginBottom: 1 },
  // A recall is answered from the label, so no batch is ever cut off; what finds no room goes on a second label, which says whose it is too.
  batches: { flexDirection: 'row', flexWrap: 'wrap', columnGap: mm(2), flexShrink: 0 },
  batch: { fontFamily: MONO, fontSize: 5 },
});

/** 57 × 32 mm in black on white, one after the other. */
export function MedicineLabels({ labels }: { labels: readonly LabelText[] }) {
  return (
    <Document title={labels.map(({ medicine }) => medicine).join(', ')}>
      {labels.map((label, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document is laid out once, and the same medicine may be in two boxes
        <LabelPage key={place} label={label} />
      ))}
    </Document>
  );
}

/** Whose, what, how to take it, and where it came from. */
function LabelPage({ label }: { label: LabelText }) {
  return (
    <Page size={[mm(57), mm(32)]} style={styles.page}>
      <View fixed>
        <View style={styles.row}>
          <Text style={styles.name}>{label.patientName ?? label.facility}</Text>
          <Text>{label.mrn ?? ''}</Text>
        </View>
        <View style={styles.row}>
          <Text style={styles.medicine}>{label.medicine}</Text>
          <Text style={styles.quantity}>{label.quantity}</Text>
        </View>
      </View>
      <Text style={styles.dosage}>{label.dosage ?? ''}</Text>
      <View style={styles.row}>
        <Text style={styles.keepAway}>{label.keepAway}</Text>
        <Text>{label.dispensedOn}</Text>
      </View>
      <View style={styles.batches}>
        {label.batches.map((batch) => (
          <Text key={batch} style={styles.batch}>
            {batch}
          </Text>
        ))}
        {label.patientName ? <Text>{label.facility}</Text> : null}
      </View>
    </Page>
  );
}
