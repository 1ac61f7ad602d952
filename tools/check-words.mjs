/** Plain words are a rule of this project (docs/writing.md), so a program looks for the ones that are not. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { inRepo } from './paths.mjs';
import { runQuietly } from './run-program.mjs';

const TEXT = new Set(['.ts', '.tsx', '.mjs', '.cjs', '.sql', '.json', '.md', '.css']);
/** The list itself and its test, what is generated or quoted, and the file that names the Unix account `nobody`. */
const EXEMPT_FILES = [
  /^docs\/writing\.md$/,
  /^tools\/check-words(\.test)?\.mjs$/,
  /^tools\/postgres\/binaries\.mjs$/,
  /package-lock\.json$/,
  /\/seed\//,
  /database\.types\.ts$/,
];
const UNWANTED = /\b(somebody|nobody|whoever|whatever|nought|reckon(?:s|ed|ing)?|furnish(?:es|ed|ing)?|anew|afresh|an own)\b/gi;
const TEST_FILE = /\.(?:test|spec|storm|bench)\.(?:tsx?|mjs)$/;
/** Also behind the table of `it.each`. */
const TEST_TITLE = /(?:\b(?:it|test)\(|\]\)\(|\b(?:it|test)\.each\([^)\n]*\)\()\s*(['"`])(that|who|whose|whom|which|are|is|was|were)\s/g;

export async function checkWords() {
  const { output } = await runQuietly('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  const files = output.split('\n').filter((file) => TEXT.has(extname(file)) && !EXEMPT_FILES.some((pattern) => pattern.test(file)));
  const problems = files.flatMap((file) => problemsIn(file, readIfThere(file)));
  return { failed: problems.length > 0, output: problems.join('\n') };
}

/** Each unwanted word and each unwanted beginning of a title, by its line. */
export function problemsIn(file, text) {
  const words = [...text.matchAll(UNWANTED)].map(
    ({ index, 1: word }) => `${file}:${lineAt(text, index)} has the word "${word}"; docs/writing.md has the plain one`,
  );
  const titles = TEST_FILE.test(file) ? [...text.matchAll(TEST_TITLE)] : [];
  return [
    ...words,
    ...titles.map(
      ({ index, 2: start }) =>
        `${file}:${lineAt(text, index)} has a test title that starts with "${start}"; it starts with a verb that the unit does`,
    ),
  ];
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}

/** Git still lists a file that was deleted without telling it. */
function readIfThere(file) {
  try {
    return readFileSync(inRepo(file), 'utf8');
  } catch {
    return '';
  }
}
