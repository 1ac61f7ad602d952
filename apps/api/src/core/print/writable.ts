import { canLayOut, canWrite } from './fonts.js';

/** Stands for a character that no typeface has. */
const BOX = '□';
const LATIN = /\p{Script=Latin}/u;
const CONTROL = /\p{Cc}/u;
const MARK = /\p{M}/u;
/** Direction marks, joiners and control characters, which are invisible and can be left out. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * A text as the typefaces can write it: every character that they lack, such as an emoji or a letter of a rare script, is a box, so
 * that the reader sees that something is missing.
 */
export function writable(text: string): string {
  return text.replace(/[^\n\x20-\x7e]/gu, writableCharacter).replace(/[^\s\x20-\x7e]+/gu, (word) => (canLayOut(word) ? word : boxes(word)));
}

function boxes(word: string): string {
  return word.replace(/./gu, (character) => (MARK.test(character) ? '' : BOX));
}

function writableCharacter(character: string): string {
  if (canWrite(character) && !CONTROL.test(character)) return character;
  if (/\s/.test(character)) return ' ';
  return UNSEEN.test(character) ? '' : BOX;
}

/**
 * The name for paper. One in another script has the Latin form behind it, for readers of Latin only. A row of boxes identifies no
 * patient, so a name that the typefaces cannot write is replaced by the Latin form. Without one the boxes are printed, and the record
 * number beside them identifies the patient.
 */
export function writableName(name: string, others: readonly string[]): string {
  const isWritable = (each: string) => !writable(each).includes(BOX);
  const latin = others.find((other) => other !== name && isWritable(other) && LATIN.test(other));
  if (!isWritable(name)) return latin ?? writable(name);
  return LATIN.test(name) || latin === undefined ? name : `${name} (${latin})`;
}
