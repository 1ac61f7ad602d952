/** Codes of SNOMED CT that state the absence of allergies, of all or of one group. */
const ABSENCE_CODES = ['716186003', '409137002', '428607008', '429625007', '1003774007', '716184000', '716185004'];

const ABBREVIATIONS = ['nka', 'nkda', 'nkfa', 'nkma', 'nkdfa', 'nil', 'none', 'no', 'na', 'n a', 'negative', 'unknown', 'not known'];

const SENTENCE =
  /^(no|nil|none|denies|without)( any| other)?( (known|knwon|documented|reported|recorded|significant))*( (food|drug|medicine|medication|med|latex|environmental|and|or))*( (allerg(y|ies|ic reactions?)|allergens?|intolerances?|hypersensitivit(y|ies)))?( (known|reported|recorded|documented|to (drugs?|medicines?|medications?|foods?)))*$/;

/** Whether what was written for an allergy says that there is none, such as `NKDA`: that is a status, never an entry that warns. */
export function saysNoneKnown(display: string, code: string | null = null): boolean {
  if (code !== null && ABSENCE_CODES.includes(code)) return true;
  const text = display
    .toLowerCase()
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b|\s|$)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return text === '' || ABBREVIATIONS.includes(text) || SENTENCE.test(text);
}
