import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Font } from '@react-pdf/renderer';

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** The standard fonts of PDF cannot write Żółć or Мария; these can, and travel inside the document. */
export const SANS = 'DejaVu Sans';
export const MONO = 'DejaVu Sans Mono';

Font.register({
  family: SANS,
  fonts: [{ src: join(folder, 'DejaVuSansCondensed.ttf') }, { src: join(folder, 'DejaVuSansCondensed-Bold.ttf'), fontWeight: 'bold' }],
});
Font.register({ family: MONO, src: join(folder, 'DejaVuSansMono.ttf') });
// A code or a name that is broken in two is misread.
Font.registerHyphenationCallback((word) => [word]);
