import { latinForms } from './latin.js';
import { nicknamesOf } from './nicknames.js';
import { spellingCost, TOO_FAR } from './spelling.js';
import { SpellingIndex } from './spelling-index.js';

/** A word as the database numbers it. */
export interface NumberedWord {
  id: number;
  text: string;
}

/** Where words stand that begin alike: from, and below. Words that came later stand behind all others. */
export interface Range {
  from: number;
  to: number;
}

const SHORT_FORM = 0.45;
const [SHORTEST_BEGINNING, LONGEST_BEGINNING, COMPARED_BEGINNING] = [3, 7, 6];
const BEGINNING_LIMIT = 1.35;
const UNFINISHED = 0.45;
/** Unfinished words read for one beginning, and in all. */
const MOST_UNFINISHED = 3_000;
const BEST_BEGINNINGS = 30;
const YEAR = /^#/;

/** Every word of every name, in alphabetical order, and what finds those near a word. Places are the words' numbers here. */
export class WordTable {
  private readonly texts: string[];
  private readonly ids: number[];
  private readonly places = new Map<number, number>();
  private readonly spelling: SpellingIndex;
  private readonly beginnings: SpellingIndex;
  /** The text of each beginning, by its number. */
  private readonly beginningTexts: string[] = [];
  private readonly beginningNumbers = new Map<string, number>();
  /** Latin forms of words in other scripts, for words of which only the beginning is typed. */
  private readonly foreign: { letters: string; place: number }[] = [];
  private readonly sorted: number;

  constructor(words: readonly NumberedWord[]) {
    const ordered = words.toSorted((one, other) => (one.text < other.text ? -1 : 1));
    this.texts = ordered.map(({ text }) => text);
    this.ids = ordered.map(({ id }) => id);
    this.sorted = ordered.length;
    this.spelling = new SpellingIndex(ordered.length);
    this.beginnings = new SpellingIndex(ordered.length);
    for (let place = 0; place < ordered.length; place += 1) this.index(place);
  }

  get size(): number {
    return this.texts.length;
  }

  text(place: number): string {
    return this.texts[place] as string;
  }

  id(place: number): number {
    return this.ids[place] as number;
  }

  placeOfId(id: number): number | undefined {
    return this.places.get(id);
  }

  /** Takes up a word that came later. */
  add({ id, text }: NumberedWord): number {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    this.texts.push(text);
    this.ids.push(id);
    this.index(this.texts.length - 1);
    return this.texts.length - 1;
  }

  find(text: string): number | undefined {
    const at = this.lowerBound(text);
    if (at < this.sorted && this.texts[at] === text) return at;
    const later = this.texts.indexOf(text, this.sorted);
    return later < 0 ? undefined : later;
  }

  /** The words that begin with a text. */
  beginningWith(text: string): { range: Range; later: number[] } {
    const later: number[] = [];
    for (let place = this.sorted; place < this.texts.length; place += 1) if (this.text(place).startsWith(text)) later.push(place);
    return { range: { from: this.lowerBound(text), to: this.lowerBound(`${text}\u{10ffff}`) }, later };
  }

  /** The words that are written so in Latin letters. */
  writtenAs(letters: string): Set<number> {
    return this.spelling.exactly(letters);
  }

  /** The words near what was typed, by spelling, sound, script or short form, and what each costs. */
  near(typed: string): Map<number, number> {
    const [form, ...others] = latinForms(typed);
    if (!form) return new Map();
    const found = this.spelling.near(form);
    for (const other of others) for (const [place, cost] of this.spelling.near(other)) lower(found, place, cost);
    for (const name of nicknamesOf(form.letters)) for (const place of this.spelling.exactly(name)) lower(found, place, SHORT_FORM);
    return found;
  }

  /** The words of which a beginning was typed, with a typing error in it. */
  nearUnfinished(typed: string): Map<number, number> {
    const found = new Map<number, number>();
    const [form] = latinForms(typed);
    if (!form || form.isBare) return found;
    const { letters } = form;
    for (const { letters: whole, place } of this.foreign) if (whole.startsWith(letters)) lower(found, place, UNFINISHED);
    if (letters.length < SHORTEST_BEGINNING) return found;
    const near = [...this.beginnings.near({ letters: letters.slice(0, COMPARED_BEGINNING), isBare: false })];
    const best = near.filter(([, cost]) => cost <= BEGINNING_LIMIT).sort((one, other) => one[1] - other[1]);
    for (const [beginning, cost] of best.slice(0, BEST_BEGINNINGS))
      this.complete(this.beginningTexts[beginning] as string, letters, cost, found);
    return found;
  }

  private complete(beginning: string, typed: string, cost: number, found: Map<number, number>): void {
    const { range, later } = this.beginningWith(beginning);
    const use = (place: number) => {
      const whole = typed.length <= COMPARED_BEGINNING ? cost : beginningCost(typed, this.text(place));
      if (whole <= BEGINNING_LIMIT) lower(found, place, whole + UNFINISHED);
    };
    for (let place = range.from; place < range.to && found.size < MOST_UNFINISHED; place += 1) use(place);
    for (const place of later) use(place);
  }

  private index(place: number): void {
    const text = this.text(place);
    this.places.set(this.id(place), place);
    if (YEAR.test(text)) return;
    for (const form of latinForms(text)) {
      this.spelling.add(form, place);
      if (form.letters === text) this.indexBeginnings(text);
      else this.foreign.push({ letters: form.letters, place });
    }
  }

  private indexBeginnings(text: string): void {
    for (let length = SHORTEST_BEGINNING; length <= Math.min(LONGEST_BEGINNING, text.length); length += 1) {
      const beginning = text.slice(0, length);
      if (this.beginningNumbers.has(beginning)) continue;
      this.beginningNumbers.set(beginning, this.beginningTexts.length);
      this.beginnings.add({ letters: beginning, isBare: false }, this.beginningTexts.length);
      this.beginningTexts.push(beginning);
    }
  }

  private lowerBound(text: string): number {
    let [from, to] = [0, this.sorted];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.texts[middle] as string) < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The cost to what the typed letters are the beginning of, with a letter too many or too few. */
function beginningCost(typed: string, word: string): number {
  const lengths = [typed.length - 1, typed.length, typed.length + 1];
  return Math.min(...lengths.map((length) => spellingCost(typed, word.slice(0, length), BEGINNING_LIMIT)));
}

function lower(costs: Map<number, number>, place: number, cost: number): void {
  if (cost < (costs.get(place) ?? TOO_FAR)) costs.set(place, cost);
}
