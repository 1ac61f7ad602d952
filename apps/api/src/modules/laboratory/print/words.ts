import type { LabFlag } from '@wardbook/contracts/laboratory/catalogue';

/** The words of printed laboratory documents, per language; English stands in for a language that is not here yet. */
interface Words {
  report: string;
  specimenTaken: string;
  issued: string;
  requestedBy: string;
  columns: { test: string; result: string; unit: string; range: string; flag: string; method: string };
  flags: Record<LabFlag, string>;
  conclusion: string;
  corrected: (when: string) => string;
  withdrawn: (when: string, by: string, reason: string) => string;
  wasReported: (display: string, value: string) => string;
  replaced: (display: string, value: string, reason: string) => string;
  verifiedBy: (name: string, when: string) => string;
  page: (page: number, of: number) => string;
  born: (day: string) => string;
  sex: Record<string, string>;
  urgent: string;
}

const en: Words = {
  report: 'Laboratory report',
  specimenTaken: 'Specimen taken',
  issued: 'Issued',
  requestedBy: 'Requested by',
  columns: { test: 'Test', result: 'Result', unit: 'Unit', range: 'Reference range', flag: 'Flag', method: 'Method' },
  flags: { N: '', L: '↓ low', H: '↑ high', LL: '↓↓ critical', HH: '↑↑ critical', A: '● abnormal', AA: '● critical' },
  conclusion: 'Comment of the laboratory',
  corrected: (when) => `Corrected report of ${when}. It replaces the earlier one.`,
  withdrawn: (when, by, reason) => `WITHDRAWN on ${when} by ${by}: ${reason}. Nothing in this report may be used.`,
  wasReported: (display, value) => `${display} had been reported as ${value}.`,
  replaced: (display, value, reason) => `${display} was reported as ${value}: ${reason}`,
  verifiedBy: (name, when) => `Verified by ${name}, ${when}`,
  page: (page, of) => `Page ${page} of ${of}`,
  born: (day) => `born ${day}`,
  sex: { female: 'Female', male: 'Male', other: 'Other', unknown: 'Sex unknown' },
  urgent: 'URGENT',
};

const catalogues: Record<string, Words> = { en };

export function wordsIn(language: string): Words {
  return catalogues[language.split('-')[0] ?? 'en'] ?? en;
}
