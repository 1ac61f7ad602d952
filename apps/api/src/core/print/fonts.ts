import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Font } from '@react-pdf/renderer';
import { partsOf } from './word-parts.js';

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const [FACE, MONO_FACE, WIDEST] = ['DejaVu Sans', 'DejaVu Sans Mono', 'DejaVu Sans Book'];

/**
 * The standard fonts of PDF cannot write Żółć or Мария; these can, and travel inside the document. The regular face has the
 * most scripts, so it stands behind the bold and the fixed one.
 */
export const SANS = [FACE, WIDEST];
export const MONO = [MONO_FACE, WIDEST];

const regular = join(folder, 'DejaVuSansCondensed.ttf');
Font.register({ family: FACE, fonts: [{ src: regular }, { src: join(folder, 'DejaVuSansCondensed-Bold.ttf'), fontWeight: 'bold' }] });
Font.register({ family: MONO_FACE, src: join(folder, 'DejaVuSansMono.ttf') });
Font.register({ family: WIDEST, src: regular });
Font.registerHyphenationCallback(partsOf);
await Font.load({ fontFamily: WIDEST });

/** Whether a page can show a character. What it cannot show would come out as another character, or as nothing at all. */
export function canWrite(character: string): boolean {
  return Font.getFont({ fontFamily: WIDEST }).data?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ?? false;
}
