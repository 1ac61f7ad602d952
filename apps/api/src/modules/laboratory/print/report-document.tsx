import { Document, StyleSheet, View } from '@react-pdf/renderer';
import type { LabReport } from '@wardbook/contracts/laboratory/reports';
import type { LabResultValue } from '@wardbook/contracts/laboratory/results';
import { isCritical } from '@wardbook/contracts/laboratory/rules';
import { type Letterhead, LetterPage } from '../../../core/print/letter-page.js';
import { Text } from '../../../core/print/text.js';
import { dayText, momentText } from '../../../core/print/written-time.js';
import { rangeText, valueText } from './format.js';
import { wordsIn } from './words.js';

export interface PrintedReport {
  report: LabReport;
  requestedBy: string | null;
  number: { text: string; barcode: Buffer };
  letterhead: Letterhead;
  timeZone: string;
  language: string;
}

const styles = StyleSheet.create({
  head: { flexDirection: 'row', borderBottom: '0.8pt solid #16211f', paddingBottom: 3, marginBottom: 2, fontSize: 8, color: '#55625f' },
  row: { flexDirection: 'row', borderBottom: '0.4pt solid #dde5e2', paddingVertical: 3.2 },
  test: { width: '34%', paddingRight: 4 },
  result: { width: '17%', textAlign: 'right', paddingRight: 6 },
  unit: { width: '15%' },
  range: { width: '19%' },
  flag: { width: '15%' },
  long: { width: '66%' },
  bold: { fontWeight: 'bold' },
  critical: { color: '#b00020' },
  quiet: { color: '#55625f', fontSize: 7.5 },
  note: { marginTop: 12 },
  heading: { fontSize: 10, fontWeight: 'bold', marginBottom: 3 },
  corrected: { border: '0.8pt solid #16211f', padding: 5, marginBottom: 8, fontWeight: 'bold' },
});

function ResultRow({ result, language }: { result: LabResultValue; language: string }) {
  const words = wordsIn(language);
  const abnormal = result.flag !== null && result.flag !== 'N';
  const emphasis = [abnormal ? styles.bold : {}, isCritical(result.flag) ? styles.critical : {}];
  const long = result.valueKind === 'text';
  return (
    <View style={styles.row} wrap={false}>
      <View style={styles.test}>
        <Text>{result.display}</Text>
        {result.note === null ? null : <Text style={styles.quiet}>{result.note}</Text>}
      </View>
      {long ? (
        <Text style={[styles.long, ...emphasis]}>{valueText(result)}</Text>
      ) : (
        <>
          <Text style={[styles.result, ...emphasis]}>{valueText(result)}</Text>
          <Text style={styles.unit}>{result.unitDisplay ?? ''}</Text>
          <Text style={styles.range}>{rangeText(result)}</Text>
          <Text style={[styles.flag, ...emphasis]}>{result.flag ? words.flags[result.flag] : ''}</Text>
        </>
      )}
    </View>
  );
}

export function ReportDocument({ report, requestedBy, number, letterhead, timeZone, language }: PrintedReport) {
  const words = wordsIn(language);
  const { patient } = report;
  const at = (when: string | null) => (when ? momentText(when, { timeZone, language }) : '');
  const born = patient.birthDate ? words.born(dayText(patient.birthDate, language)) : null;
  const facts: [string, string][] = [
    [words.specimenTaken, at(report.occurredAt)],
    [words.issued, at(report.issuedAt)],
    [words.requestedBy, requestedBy ?? ''],
  ];
  return (
    <Document title={`${words.report} ${number.text}`} author={letterhead.facility}>
      <LetterPage
        size="A4"
        letterhead={letterhead}
        title={report.name}
        patient={{ name: patient.name, mrn: patient.mrn, line: [words.sex[patient.sex], born].filter(Boolean).join(' · ') }}
        facts={facts.filter(([, value]) => value !== '')}
        number={number}
        signature={words.verifiedBy(report.verifiedBy ?? '', at(report.issuedAt))}
        pageOf={words.page}
      >
        {report.withdrawn ? (
          <Text style={[styles.corrected, styles.critical]}>
            {words.withdrawn(at(report.withdrawn.at), report.withdrawn.by ?? '', report.withdrawn.reason)}
          </Text>
        ) : null}
        {report.status === 'corrected' ? <Text style={styles.corrected}>{words.corrected(at(report.issuedAt))}</Text> : null}
        <View style={styles.head} fixed>
          <Text style={styles.test}>{words.columns.test}</Text>
          <Text style={styles.result}>{words.columns.result}</Text>
          <Text style={styles.unit}>{words.columns.unit}</Text>
          <Text style={styles.range}>{words.columns.range}</Text>
          <Text style={styles.flag}>{words.columns.flag}</Text>
        </View>
        {report.results.map((result) => (
          <ResultRow key={result.id} result={result} language={language} />
        ))}
        {report.text === null ? null : <Text style={styles.note}>{report.text}</Text>}
        {report.conclusion === null || report.withdrawn ? null : (
          <View style={styles.note}>
            <Text style={styles.heading}>{words.conclusion}</Text>
            <Text>{report.conclusion}</Text>
          </View>
        )}
        <View style={styles.note}>
          {report.superseded.map((old) => (
            <Text key={old.id} style={styles.quiet}>
              {oldText(report, old, words)}
            </Text>
          ))}
        </View>
      </LetterPage>
    </Document>
  );
}

function oldText(report: LabReport, old: LabResultValue, words: ReturnType<typeof wordsIn>): string {
  const value = `${valueText(old)} ${old.unitDisplay ?? ''}`.trim();
  return report.withdrawn ? words.wasReported(old.display, value) : words.replaced(old.display, value, reasonFor(report, old));
}

/** The reason stands on the value that replaced the old one. */
function reasonFor({ results, superseded }: LabReport, old: LabResultValue): string {
  const next = [...results, ...superseded].find(({ analyteId, revision }) => analyteId === old.analyteId && revision === old.revision + 1);
  return next?.amendmentReason ?? '';
}
