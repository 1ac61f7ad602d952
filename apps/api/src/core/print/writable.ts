import { canWrite } from './fonts.js';

/** Stands for a letter that the typeface lacks. */
const BOX = '□';
const LATIN = /\p{Script=Latin}/u;
/** Direction marks, joiners and control characters, which are invisible and can be left out. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * A text as the typeface can write it: every character that it lacks is a box, so that the reader sees that something is
 * missing. DejaVu has Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian and Georgian, and none of the scripts of India,
 * Ethiopia and East Asia.
 */
export function writable(text: string): string {
  return text.replace(/[^\n\x20-\x7e]/gu, (character) => {
    if (canWrite(character)) return character;
    if (/\s/.test(character)) return ' ';
    return UNSEEN.test(character) ? '' : BOX;
  });
}

/**
 * The name for paper. A row of boxes identifies no patient, so a name that the typeface cannot write is replaced by the
 * patient's Latin form; one in another script has the Latin form behind it, for readers of Latin only. Without a Latin
 * form the boxes are printed, and the record number beside them identifies the patient.
 */
export function writableName(name: string, others: readonly string[]): string {
  const isWritable = (each: string) => !writable(each).includes(BOX);
  const latin = others.find((other) => other !== name && isWritable(other) && LATIN.test(other));
  if (!isWritable(name)) return latin ?? writable(name);
  return LATIN.test(name) || latin === undefined ? name : `${name} (${latin})`;
}
