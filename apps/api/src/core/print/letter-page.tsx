import { Image, Page, StyleSheet, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { MONO, SANS } from './fonts.js';
import { mm } from './pdf.js';
import { Text } from './text.js';

export interface Letterhead {
  organisation: string;
  facility: string;
  address: string | null;
  phone: string | null;
  email: string | null;
}

export interface PatientBlock {
  name: string;
  mrn: string | null;
  /** As `Female · 34 years · born 12 Mar 1992`. */
  line: string;
}

interface LetterPageProps {
  size: 'A4' | 'A5';
  letterhead: Letterhead;
  title: string;
  patient: PatientBlock;
  /** What stands at the right of the patient, as label and value. */
  facts: [string, string][];
  /** The number of the document and its barcode. */
  number: { text: string; barcode: Buffer };
  /** Who signed and when. */
  signature: string;
  pageOf: (page: number, of: number) => string;
  children: ReactNode;
}

const styles = StyleSheet.create({
  page: { fontFamily: SANS, fontSize: 9, paddingTop: mm(14), paddingHorizontal: mm(16), paddingBottom: mm(20), color: '#16211f' },
  head: { flexDirection: 'row', justifyContent: 'space-between', borderBottom: '1pt solid #0b6b66', paddingBottom: 6, marginBottom: 10 },
  facility: { fontSize: 13, fontWeight: 'bold' },
  quiet: { color: '#55625f', fontSize: 8 },
  number: { alignItems: 'flex-end' },
  barcode: { height: mm(8), maxWidth: mm(46), objectFit: 'contain' },
  code: { fontFamily: MONO, fontSize: 8, marginTop: 2 },
  title: { fontSize: 14, fontWeight: 'bold', marginBottom: 6 },
  block: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    border: '0.6pt solid #c9d3d0',
    borderRadius: 3,
    padding: 7,
    marginBottom: 12,
  },
  name: { fontSize: 11, fontWeight: 'bold', marginBottom: 2 },
  nameAgain: { flex: 1, fontWeight: 'bold', maxLines: 1, textOverflow: 'ellipsis' },
  whose: { flex: 1, paddingRight: 10 },
  fact: { flexDirection: 'row', justifyContent: 'flex-end', gap: 6, marginBottom: 1 },
  again: { flexDirection: 'row', gap: 8, marginBottom: 8, fontSize: 9 },
  foot: {
    position: 'absolute',
    left: mm(16),
    right: mm(16),
    bottom: mm(9),
    flexDirection: 'row',
    justifyContent: 'space-between',
    borderTop: '0.6pt solid #c9d3d0',
    paddingTop: 4,
  },
});

/** The page of every letter of the facility: letterhead, patient, number with barcode, and who signed, on each sheet. */
export function LetterPage({ size, letterhead, title, patient, facts, number, signature, pageOf, children }: LetterPageProps) {
  const contact = [letterhead.address, letterhead.phone, letterhead.email].filter(Boolean).join(' · ');
  return (
    <Page size={size} style={styles.page}>
      <View style={styles.head} fixed>
        <View style={styles.whose}>
          <Text style={styles.facility}>{letterhead.facility}</Text>
          {letterhead.organisation === letterhead.facility ? null : <Text style={styles.quiet}>{letterhead.organisation}</Text>}
          {contact === '' ? null : <Text style={styles.quiet}>{contact}</Text>}
        </View>
        <View style={styles.number}>
          <Image src={number.barcode} style={styles.barcode} />
          <Text style={styles.code}>{number.text}</Text>
        </View>
      </View>
      <View fixed render={({ pageNumber }) => (pageNumber === 1 ? null : <WhoseAgain title={title} patient={patient} />)} />
      <Text style={styles.title}>{title}</Text>
      <View style={styles.block}>
        <View style={styles.whose}>
          <Text style={styles.name}>{patient.name}</Text>
          <Text>{patient.line}</Text>
          {patient.mrn === null ? null : <Text style={styles.code}>{patient.mrn}</Text>}
        </View>
        <View>
          {facts.map(([label, value]) => (
            <View key={label} style={styles.fact}>
              <Text style={styles.quiet}>{label}</Text>
              <Text>{value}</Text>
            </View>
          ))}
        </View>
      </View>
      {children}
      <View style={styles.foot} fixed>
        <Text style={styles.quiet}>{signature}</Text>
        <Text style={styles.quiet} render={({ pageNumber, totalPages }) => pageOf(pageNumber, totalPages)} />
      </View>
    </Page>
  );
}

/** A sheet that falls out of the folder still says what it is and whose. */
function WhoseAgain({ title, patient }: Pick<LetterPageProps, 'title' | 'patient'>) {
  return (
    <View style={styles.again}>
      <Text style={styles.quiet}>{title}</Text>
      <Text style={styles.nameAgain}>{patient.name}</Text>
      <Text>{patient.line}</Text>
      {patient.mrn === null ? null : <Text style={styles.code}>{patient.mrn}</Text>}
    </View>
  );
}
