import { HashChains, hashOf } from './hash-chains.js';
import type { LatinForm } from './latin.js';
import { phoneticKey } from './phonetic-key.js';
import { bareSpellingCost, spellingCost, spellingLimit, TOO_FAR } from './spelling.js';

/** V8 keeps integers of 31 bits in arrays without a box. */
const SMALL_INTEGER = 0x3fffffff;
const WHOLE = 0;
const SOUND = 77;
/** From this length on two letters near each other may both be wrong. */
const LONG = 7;
const NEAR_LETTERS = 3;
const LENGTH_APART = 3;
const BARE_LENGTH_APART = 8;
/** A different letter is in at most two of the two letter sets, so more different letters cannot be one name. */
const LETTERS_APART = 5;
/** What sounds the same stays near however it is spelt, when the sound is long enough to mean something. */
const SAME_SOUND = 0.9;
const PER_COST_BEYOND = 0.2;
const [SHORTEST_HEARD, SHORTEST_SOUND] = [4, 2];
/** A name in the script that was typed comes before one that is read like it. */
const OTHER_SCRIPT = 0.15;

/**
 * Finds the forms near a word without comparing it with all of them. A form is kept under its letters, under its letters
 * less one each, and under its sound; every word that shares one of these is compared letter by letter.
 */
export class SpellingIndex {
  private readonly forms: string[] = [];
  private readonly owners: number[] = [];
  private readonly masks: number[] = [];
  private readonly bare: boolean[] = [];
  /** The hash of each form's sound; zero where the sound is too short to mean something. */
  private readonly sounds: number[] = [];
  /** Which query saw a form last, so that none is compared twice. */
  private readonly seenBy: number[] = [];
  private queries = 0;
  private readonly chains: HashChains;

  constructor(expected: number) {
    this.chains = new HashChains(expected * 8);
  }

  add({ letters, isBare }: LatinForm, owner: number): void {
    const form = this.forms.length;
    this.forms.push(letters);
    this.owners.push(owner);
    this.masks.push(maskOf(letters));
    this.bare.push(isBare);
    this.seenBy.push(0);
    const sounds = soundsOf(letters, isBare);
    this.sounds.push(soundHash(letters, sounds[0] as string));
    for (const sound of sounds) this.chains.put(hashOf(sound, SOUND), form);
    if (isBare) return;
    this.chains.put(hashOf(letters, WHOLE), form);
    for (let at = 0; at < letters.length; at += 1) {
      if (at === 0 || letters[at] !== letters[at - 1]) this.chains.put(hashOf(letters, WHOLE, at), form);
    }
  }

  /** The owners of forms with exactly these letters. */
  exactly(letters: string): Set<number> {
    const owners = new Set<number>();
    this.chains.each(hashOf(letters, WHOLE), (form) => {
      if (this.forms[form] === letters) owners.add(this.owners[form] as number);
    });
    return owners;
  }

  /** The owners near a word and what each costs. */
  near(typed: LatinForm): Map<number, number> {
    const { letters } = typed;
    const found = new Map<number, number>();
    this.queries += 1;
    const query = this.queries;
    const mask = maskOf(letters);
    const sounds = soundsOf(letters, typed.isBare);
    const sound = soundHash(letters, sounds[0] as string);
    const compare = (form: number) => {
      if (this.seenBy[form] === query) return;
      this.seenBy[form] = query;
      if (!typed.isBare && !this.bare[form] && ones((this.masks[form] as number) ^ mask) > LETTERS_APART) return;
      const cost = this.cost(typed, sound, form);
      if (cost === TOO_FAR) return;
      const owner = this.owners[form] as number;
      if (cost < (found.get(owner) ?? TOO_FAR)) found.set(owner, cost);
    };
    for (const hash of probes(typed, sounds)) this.chains.each(hash, compare);
    return found;
  }

  private cost({ letters, isBare }: LatinForm, sound: number, form: number): number {
    const other = this.forms[form] as string;
    const isOtherBare = this.bare[form] as boolean;
    const apart = Math.abs(letters.length - other.length);
    if (isBare !== isOtherBare) {
      if (apart > BARE_LENGTH_APART) return TOO_FAR;
      const cost = isBare ? bareSpellingCost(other, letters, 2) : bareSpellingCost(letters, other, 2);
      return cost === TOO_FAR ? TOO_FAR : cost + OTHER_SCRIPT;
    }
    if (apart > LENGTH_APART) return TOO_FAR;
    const limit = spellingLimit(letters.length);
    const cost = spellingCost(letters, other, limit + 1);
    if (cost > SAME_SOUND && cost < TOO_FAR && sound !== 0 && sound === this.sounds[form]) {
      return SAME_SOUND + PER_COST_BEYOND * (cost - SAME_SOUND);
    }
    return cost > limit ? TOO_FAR : cost;
  }
}

function soundHash(letters: string, sound: string): number {
  return letters.length < SHORTEST_HEARD || sound.length < SHORTEST_SOUND ? 0 : hashOf(sound, SOUND);
}

function* probes({ letters, isBare }: LatinForm, sounds: readonly string[]): Generator<number> {
  for (const sound of sounds) yield hashOf(sound, SOUND);
  yield hashOf(letters, WHOLE);
  if (isBare || letters.length < 3) return;
  for (let at = 0; at < letters.length; at += 1) yield hashOf(letters, WHOLE, at);
  if (letters.length < LONG) return;
  for (let at = 0; at < letters.length; at += 1) {
    for (let next = at + 1; next < Math.min(letters.length, at + NEAR_LETTERS); next += 1) yield hashOf(letters, WHOLE, at, next);
  }
}

/** Letters for long vowels may also be consonants: `nwal` is Nawal, `ywsf` is Yusuf. */
function soundsOf(letters: string, isBare: boolean): string[] {
  const sound = phoneticKey(letters);
  return isBare ? [...new Set([sound, phoneticKey((letters[0] ?? '') + letters.slice(1).replace(/[wy]/g, ''))])] : [sound];
}

function maskOf(letters: string): number {
  let mask = 0;
  for (let at = 0; at < letters.length; at += 1) mask |= 1 << (letters.charCodeAt(at) & 31);
  return mask & SMALL_INTEGER;
}

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
