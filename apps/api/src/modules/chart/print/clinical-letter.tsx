import { Document, StyleSheet, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { type Letterhead, LetterPage, type PatientBlock } from '../../../core/print/letter-page.js';
import { Text } from '../../../core/print/text.js';
import { wordsIn } from './words.js';

export interface ClinicalLetterProps {
  size: 'A4' | 'A5';
  title: string;
  letterhead: Letterhead;
  patient: PatientBlock;
  facts: [string, string][];
  number: { text: string; barcode: Buffer };
  signature: string;
  language: string;
  children?: ReactNode;
}

const styles = StyleSheet.create({
  section: { marginBottom: 9 },
  heading: { fontSize: 10, fontWeight: 'bold', marginBottom: 2, color: '#0b6b66' },
  line: { marginBottom: 1.5 },
  medicine: { flexDirection: 'row', paddingVertical: 5, borderBottom: '0.4pt solid #dde5e2' },
  number: { width: 18, color: '#55625f' },
  what: { flex: 1 },
  strong: { fontWeight: 'bold', marginBottom: 1 },
  quiet: { color: '#55625f', fontSize: 8 },
  sign: { marginTop: 44, width: 200, borderTop: '0.6pt solid #16211f', paddingTop: 3, fontSize: 8 },
});

/** The common frame of the clinic's printed documents. */
export function ClinicalLetter({ children, language, ...page }: ClinicalLetterProps) {
  return (
    <Document title={page.title} author={page.letterhead.facility}>
      <LetterPage {...page} pageOf={wordsIn(language).page}>
        {children}
      </LetterPage>
    </Document>
  );
}

/** A heading with its lines; nothing at all where there is nothing to say. */
export function LetterSection({ heading, lines }: { heading: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <View style={styles.section}>
      <Text style={styles.heading} minPresenceAhead={20}>
        {heading}
      </Text>
      {lines.map((line, index) => (
        <Text key={`${heading}-${String(index)}`} style={styles.line}>
          {line}
        </Text>
      ))}
    </View>
  );
}

export interface Signer {
  name: string;
  /** Speciality, licence and the day, a line each. */
  about: readonly string[];
}

export interface PrintedMedicine {
  name: string;
  dosage: string | null;
  quantity: string | null;
}

export function MedicineLines({ medicines, language }: { medicines: readonly PrintedMedicine[]; language: string }) {
  const words = wordsIn(language);
  return (
    <View style={styles.section}>
      {medicines.map((medicine, index) => (
        <View key={`${medicine.name}-${String(index)}`} style={styles.medicine} wrap={false}>
          <Text style={styles.number}>{index + 1}.</Text>
          <View style={styles.what}>
            <Text style={styles.strong}>{medicine.name}</Text>
            {medicine.dosage === null ? null : <Text>{medicine.dosage}</Text>}
            {medicine.quantity === null ? null : <Text style={styles.quiet}>{words.quantity(medicine.quantity)}</Text>}
          </View>
        </View>
      ))}
    </View>
  );
}

/** A line to sign on, and below it the signer, the licence and the day. It never stands alone on a sheet. */
export function SignatureLine({ signer, language }: { signer: Signer; language: string }) {
  const words = wordsIn(language);
  return (
    <View style={styles.sign} wrap={false} minPresenceAhead={10}>
      <Text style={styles.strong}>{signer.name === '' ? words.signature : signer.name}</Text>
      {signer.about.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
    </View>
  );
}
