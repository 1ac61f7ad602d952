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
  signature: 'Signature',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  born: (day: string) => `born ${day}`,
  sex: { female: 'Female', male: 'Male', other: 'Other', unknown: 'Sex unknown' },
};
export type Words = typeof en;

const catalogues: Record<string, Words> = { en };

export function wordsIn(language: string): Words {
  return catalogues[language.split('-')[0] ?? 'en'] ?? en;
}
