import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';

/** A word in Latin letters. */
export interface LatinForm {
  letters: string;
  /** Its script leaves out short vowels, or implies them. */
  isBare: boolean;
}

const PLAIN = /^[\u0020-\u007e]*$/;
const HAN = /\p{Script=Han}/u;
/** From Hebrew over Arabic and the scripts of India to Thai and Lao. */
const BARE = /[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff]/;
/** Consonants of Arabic and Hebrew that stand for a vowel where no other letter does. */
const BREATHED = /[`'’]/g;
const FIRST_ALEF = /^[\u0622\u0627]/;
const ARTICLE = /^\u0627\u0644(?=.{3})/;
/** The sign for a nasal sound in the scripts of India, which takes the place of its neighbour. */
const NASAL = /[\u0902\u0982\u0a02\u0a70\u0a82\u0b02\u0c02\u0c82\u0d02]/g;

const INDIA = /[\u0900-\u0dff]/;

/** How a word can be written in Latin letters: Chinese by pinyin, once as words and once as family names are read. */
export function latinForms(word: string): LatinForm[] {
  if (PLAIN.test(word)) return [{ letters: word, isBare: false }];
  const texts = HAN.test(word) ? [pinyinOf(word, 'normal'), pinyinOf(word, 'surname')] : readings(word);
  const isBare = BARE.test(word);
  return [...new Set(texts.map((text) => text.toLowerCase().replace(/[^a-z0-9]/g, '')))]
    .filter(Boolean)
    .map((letters) => ({ letters, isBare }));
}

/** A first alef is a vowel, and the Arabic article may be left out. */
function readings(word: string): string[] {
  const read = (text: string) => (FIRST_ALEF.test(text) ? 'a' : '') + anyAscii(text.replace(NASAL, 'n')).replace(BREATHED, 'a');
  const texts = [word, word.replace(ARTICLE, '')].map(read);
  return INDIA.test(word) ? texts.map((text) => text.replace(/c(?!h)/g, 'ch')) : texts;
}

function pinyinOf(word: string, mode: 'normal' | 'surname'): string {
  return anyAscii(pinyin(word, { toneType: 'none', separator: '', v: true, mode })).replaceAll('v', 'u');
}
