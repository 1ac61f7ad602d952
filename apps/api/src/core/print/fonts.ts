import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Font } from '@react-pdf/renderer';
import { partsOf } from './word-parts.js';

const { resolve } = createRequire(import.meta.url);
const dejaVu = (face: string) => resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`);

const [FACE, MONO_FACE, WIDEST] = ['DejaVu Sans', 'DejaVu Sans Mono', 'DejaVu Sans Book'];
const regular = dejaVu('DejaVuSansCondensed');
Font.register({ family: FACE, fonts: [{ src: regular }, { src: dejaVu('DejaVuSansCondensed-Bold'), fontWeight: 'bold' }] });
Font.register({ family: MONO_FACE, src: dejaVu('DejaVuSansMono') });
Font.register({ family: WIDEST, src: regular });

/** Scripts that DejaVu lacks, each in a package of its own. */
const SCRIPTS = [
  ...['devanagari', 'bengali', 'gurmukhi', 'gujarati', 'oriya', 'tamil', 'telugu', 'kannada', 'malayalam', 'sinhala'],
  ...['thai', 'khmer', 'myanmar', 'ethiopic'],
];

function register(family: string, regularFace: string, boldFace: string): string {
  Font.register({ family, fonts: [{ src: regularFace }, { src: boldFace, fontWeight: 'bold' }] });
  return family;
}

const noto = SCRIPTS.map((script) => {
  const face = (weight: number) => resolve(`@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-${weight}-normal.woff`);
  return register(`Noto Sans ${script}`, face(400), face(700));
});
// The Chinese faces come before the Korean ones, which have Han characters too, in Korean shapes.
for (const [script, face] of [['sc', 'NotoSansHans'] as const, ['kr', 'NotoSansKR'] as const]) {
  const folder = join(dirname(resolve(`@embedpdf/fonts-${script}`)), '..', 'fonts');
  noto.push(register(face, join(folder, `${face}-Regular.otf`), join(folder, `${face}-Bold.otf`)));
}

/**
 * The standard fonts of PDF cannot write Żółć or 王; these can, and travel inside the document. The regular face of DejaVu has the
 * most scripts, so it stands behind the bold and the fixed one; behind it stands a face of Noto for each script that it lacks.
 */
export const SANS = [FACE, WIDEST, ...noto];
export const MONO = [MONO_FACE, WIDEST, ...noto];

const FALLBACKS = [WIDEST, ...noto];
const WEIGHTS = [400, 700];
Font.registerHyphenationCallback(partsOf);
await Promise.all(FALLBACKS.flatMap((fontFamily) => WEIGHTS.map((fontWeight) => Font.load({ fontFamily, fontWeight }))));

/** Whether a page can show a character. What it cannot show would come out as another character, or as nothing at all. */
export function canWrite(character: string): boolean {
  return familyOf(character) !== undefined;
}

/**
 * Whether a word can be laid out. The layout of a few sequences of letters and marks throws, in Gurmukhi for example, and a document
 * with one such word could not be printed at all.
 */
export function canLayOut(word: string): boolean {
  try {
    for (const { family, text } of runsOf(word)) {
      for (const fontWeight of WEIGHTS) Font.getFont({ fontFamily: family, fontWeight }).data?.layout(text);
    }
    return true;
  } catch {
    return false;
  }
}

/** The stretches of a word that one typeface writes. */
function runsOf(word: string): { family: string; text: string }[] {
  const runs: { family: string; text: string }[] = [];
  for (const character of word) {
    const family = familyOf(character) ?? WIDEST;
    const last = runs.at(-1);
    if (last?.family === family) last.text += character;
    else runs.push({ family, text: character });
  }
  return runs;
}

function familyOf(character: string): string | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  return FALLBACKS.find((fontFamily) => Font.getFont({ fontFamily }).data?.hasGlyphForCodePoint(codePoint));
}
