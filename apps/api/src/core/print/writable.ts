import { canWrite } from './fonts.js';

/** Stands for a letter that the typeface lacks. */
const BOX = '□';
const LATIN = /\p{Script=Latin}/u;
/** Directions, joiners and controls: nobody sees them, so nobody misses them. */
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
 * The name for paper. Nobody can be handed a row of boxes, so a name that the typeface cannot write gives way to the
 * patient's Latin form; one in another script has the Latin form behind it, for whoever reads only that. Without a Latin
 * form the boxes stand, and the record number beside them says whose paper it is.
 */
export function writableName(name: string, others: readonly string[]): string {
  const isWritable = (each: string) => !writable(each).includes(BOX);
  const latin = others.find((other) => other !== name && isWritable(other) && LATIN.test(other));
  if (!isWritable(name)) return latin ?? writable(name);
  return LATIN.test(name) || latin === undefined ? name : `${name} (${latin})`;
}
