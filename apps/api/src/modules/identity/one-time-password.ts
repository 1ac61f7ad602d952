import { randomInt } from 'node:crypto';

/** Without letters and digits that are easily confused when the administrator reads them out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password of about 79 random bits in groups that can be read out over a telephone: `k7fm-x3qp-...`. */
export function newOneTimePassword(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? '';
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
