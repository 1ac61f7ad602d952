function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The words of printed clinical documents, per language; English stands in for a language that is not here yet. */
const en = {
  visitSummary: 'Visit summary',
  prescription: 'Prescription',
  visit: 'Visit',
  seenBy: 'Seen by',
  department: 'Department',
  reason: 'Reason for the visit',
  diagnoses: 'Diagnoses',
  allergies: 'Allergies',
  noneKnown: 'No known allergies',
  notAsked: 'Allergies were not asked about',
  vitals: 'Vital signs',
  results: 'Results',
  medicines: 'Medicines',
  orders: 'Ordered',
  notes: 'Notes',
  quantity: (amount: string) => `Quantity: ${amount}`,
  signed: (name: string, when: string) => `Signed by ${name}, ${when}`,
  printed: (when: string) => `Printed ${when}`,
  /** Said beside what is not confirmed. */
  certainties: {
    unconfirmed: 'unconfirmed',
    provisional: 'provisional',
    differential: 'differential diagnosis',
    presumed: 'presumed',
    confirmed: 'confirmed',
    refuted: 'refuted',
    'entered-in-error': 'entered in error',
  },
  addendumTo: 'Addendum to',
  addendumBy: (name: string, when: string) => `Addendum by ${name}, ${when}`,
  noteOf: (title: string, name: string, when: string) => `${title} by ${name}, ${when}`,
  inError: (what: string) => `${what} (entered in error)`,
  signature: 'Signature',
  licence: (number: string) => `Licence ${number}`,
  on: (when: string) => `Date: ${when}`,
  age: {
    days: (count: number) => plural(count, 'day'),
    weeks: (count: number) => plural(count, 'week'),
    months: (count: number) => plural(count, 'month'),
    years: (count: number) => plural(count, 'year'),
  },
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  born: (day: string) => `born ${day}`,
  sex: { female: 'Female', male: 'Male', other: 'Other', unknown: 'Sex unknown' },
};
export type Words = typeof en;

const catalogues: Record<string, Words> = { en };

export function wordsIn(language: string): Words {
  return catalogues[language.split('-')[0] ?? 'en'] ?? en;
}
