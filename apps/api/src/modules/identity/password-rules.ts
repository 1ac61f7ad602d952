import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** Whom a password is for. What is known of them, or of the organisation, is no secret. */
export interface PasswordOwner {
  email: string;
  names: readonly string[];
  /** The organisation and its facilities. */
  places: readonly string[];
}

export type PasswordFault = 'same-password' | 'password-known' | 'password-guessable';

export const passwordFaults: Record<PasswordFault, string> = {
  'same-password': 'This is the password in use. Choose another one.',
  'password-known': 'This password is on lists of known ones, or is guessed in short time. Choose another one.',
  'password-guessable': 'This password is made of your name, your address or the name of the hospital. Choose another one.',
};

/** Of ten to the power of what is left, a guesser needs half: below ten million, trying for days succeeds. */
const FEWEST_GUESSES_LOG10 = 7;
/** Parts of an e-mail address or a name that are too short to tell anything. */
const SHORTEST_WORD = 4;

/** Why a password is refused (NIST SP 800-63B): it is the current one, well known, or made of what is known about its owner. */
export function passwordFault(password: string, owner: PasswordOwner, current: string | null): PasswordFault | null {
  if (current !== null && plain(password) === plain(current)) return 'same-password';
  const words = wordsOf(owner);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain(password));
  if (rest.replace(/[^\p{L}\p{N}]/gu, '').length < SHORTEST_WORD) return 'password-guessable';
  const { guessesLog10 } = estimator.check(password.slice(0, 100), [...words]);
  return guessesLog10 < FEWEST_GUESSES_LOG10 ? 'password-known' : null;
}

function wordsOf({ email, names, places }: PasswordOwner): string[] {
  const texts = [email, ...names, ...places, 'wardbook'].map(plain);
  const parts = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(parts)].filter((part) => part.length >= SHORTEST_WORD).sort((a, b) => b.length - a.length);
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
