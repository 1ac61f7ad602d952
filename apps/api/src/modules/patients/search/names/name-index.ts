import { PairGraph, type Pairs } from './pair-graph.js';
import { type NumberedWord, type Range, WordTable } from './word-table.js';

/** Words of one patient that together are what was typed, one for each typed word. */
export interface WordGroup {
  places: number[];
  cost: number;
  /** How many patients bear them at most. */
  patients: number;
}

/** The words that one typed word can be: spelt otherwise each with its cost, or beginning with it, in alphabetical order. */
interface Choice {
  costs: Map<number, number>;
  range: Range;
  typed: string;
}

const BEST_OF_A_WORD = 40;
const COMPLETED = 0.2;
const PER_LETTER = 0.03;
const MOST_WRITTEN = 2_000;
const MOST_NEAR = 60;
/** Pairs read at most for one query, so that two single letters do not hold up the process. */
const BUDGET = 40_000;
const REJOINED = 0.25;
const SHORTEST_SPLIT = 4;
const MOST_REJOINED = 12;
const EMPTY: Range = { from: 0, to: 0 };

/** Finds which names that patients bear are what somebody typed. It knows words and pairs of words, and no patient. */
export class NameIndex {
  readonly words: WordTable;
  readonly graph: PairGraph;

  constructor(words: readonly NumberedWord[], pairs: (words: WordTable) => Pairs) {
    this.words = new WordTable(words);
    this.graph = new PairGraph(this.words.size, pairs(this.words));
  }

  /** Takes up the words that a patient bears now. */
  add(words: readonly NumberedWord[]): void {
    const places = words.map((word) => this.words.add(word));
    for (const [at, one] of places.entries()) for (const other of places.slice(at + 1)) this.graph.add(one, other);
  }

  /** Groups whose words each begin with what was typed, the whole words and the commonest names first. */
  written(typed: readonly string[]): WordGroup[] {
    return this.join(
      typed.map((word) => this.beginnings(word)),
      MOST_WRITTEN,
    ).sort(bySpelling);
  }

  /** Groups near what was typed: misspelt, heard, in another script, a short form, written apart or together, unfinished. */
  near(typed: readonly string[], isNothingWritten: boolean): WordGroup[] {
    const found = new Map<string, WordGroup>();
    const take = (groups: WordGroup[], more = 0) => {
      for (const group of groups) {
        const key = group.places.toSorted((one, other) => one - other).join();
        const cost = group.cost + more;
        if (cost < (found.get(key)?.cost ?? Number.POSITIVE_INFINITY)) found.set(key, { ...group, cost });
      }
    };
    const choices = typed.map((word) => this.choice(word));
    take(this.join(choices, MOST_NEAR));
    for (const other of this.rejoined(typed)) take(this.join(once(other), MOST_NEAR), REJOINED);
    if (isNothingWritten) {
      const last = typed.at(-1) ?? '';
      take(this.join([...choices.slice(0, -1), { costs: this.words.nearUnfinished(last), range: EMPTY, typed: last }], MOST_NEAR));
    }
    return [...found.values()]
      .filter(({ places }) => !this.isWritten(typed, places))
      .sort(bySpelling)
      .slice(0, MOST_NEAR);
  }

  /** Whether each typed word begins a word of its own. */
  isWritten(typed: readonly string[], places: readonly number[]): boolean {
    return typed.length === places.length && typed.every((word, at) => this.words.text(places[at] as number).startsWith(word));
  }

  /** A measure of how many patients have a word that begins with a text. */
  commonness(text: string): number {
    const { range, later } = this.words.beginningWith(text);
    let sum = later.length;
    for (let place = range.from; place < range.to; place += 1) sum += this.graph.weight(place);
    return sum;
  }

  /** The two words of a group that the fewest patients bear together, and the others. */
  rarestPair({ places }: WordGroup): { pair: [number, number]; others: number[] } {
    let best: [number, number] = [places[0] as number, places[1] as number];
    for (const [at, one] of places.entries()) {
      for (const other of places.slice(at + 1)) if (this.graph.patients(one, other) < this.graph.patients(...best)) best = [one, other];
    }
    return { pair: best, others: places.filter((place) => !best.includes(place)) };
  }

  private beginnings(typed: string): Choice {
    if (isYear(typed)) return this.exactly(typed);
    const { range, later } = this.words.beginningWith(typed);
    return { costs: new Map(later.map((place) => [place, this.completionCost(typed, place)])), range, typed };
  }

  private exactly(...texts: string[]): Choice {
    const places = texts.map((text) => this.words.find(text)).filter((place) => place !== undefined);
    return { costs: new Map(places.map((place) => [place, 0])), range: EMPTY, typed: texts[0] ?? '' };
  }

  private choice(typed: string): Choice {
    const choice = this.beginnings(typed);
    if (isYear(typed)) return choice;
    const near = [...this.words.near(typed)].sort((one, other) => this.rank(one) - this.rank(other)).slice(0, BEST_OF_A_WORD);
    for (const [place, cost] of near) {
      const known = choice.costs.get(place) ?? (this.words.text(place).startsWith(typed) ? this.completionCost(typed, place) : cost);
      choice.costs.set(place, Math.min(known, cost));
    }
    return choice;
  }

  private rank([place, cost]: [number, number]): number {
    return cost - 0.02 * Math.log2(1 + this.graph.weight(place));
  }

  private completionCost(typed: string, place: number): number {
    const letters = this.words.text(place).length - typed.length;
    return letters === 0 ? 0 : COMPLETED + PER_LETTER * Math.min(6, letters);
  }

  /** What was typed as two words and is one, and what was typed as one and is two: Abdul Rahman, Abdulrahman, O'Brien. */
  private rejoined(typed: readonly string[]): Choice[][] {
    const [first, ...rest] = typed;
    if (first === undefined) return [];
    const [next] = rest;
    const whole = this.rejoined(rest).map((others) => [this.choice(first), ...others]);
    if (isYear(first)) return whole;
    const unchanged = rest.map((word) => this.choice(word));
    const split = this.splits(first).flatMap((parts) =>
      [unchanged, ...this.rejoined(rest)].map((others) => [...parts.map((part) => this.exactly(part)), ...others]),
    );
    if (next === undefined || isYear(next)) return [...split, ...whole];
    const joined = this.choice(first + next);
    const others = [unchanged.slice(1), ...this.rejoined(rest.slice(1))];
    return [...split, ...(size(joined) > 0 ? others.map((each) => [joined, ...each]) : []), ...whole].slice(0, MOST_REJOINED);
  }

  private splits(word: string): [string, string][] {
    if (word.length < SHORTEST_SPLIT) return [];
    return Array.from({ length: word.length - 1 }, (_, at): [string, string] => [word.slice(0, at + 1), word.slice(at + 1)]).filter(
      ([left, right]) => {
        const [one, other] = [this.words.find(left), this.words.find(right)];
        return one !== undefined && other !== undefined && this.graph.patients(one, other) > 0;
      },
    );
  }

  /** The groups that some patient may bear: each two of their words are borne together. */
  private join(choices: readonly Choice[], most: number): WordGroup[] {
    const order = choices.map((choice, at) => ({ choice, at })).sort((one, other) => size(one.choice) - size(other.choice));
    let groups: WordGroup[] = [];
    for (const [step, { choice }] of order.entries()) {
      groups = step === 0 ? this.first(choice, choices.length === 1) : this.extend(groups, choice);
      if (groups.length > most && step > 0) groups = groups.sort(bySpelling).slice(0, most);
    }
    if (choices.length === 1) groups = groups.sort(bySpelling).slice(0, most);
    return groups.map((group) => ({ ...group, places: inOrder(group.places, order) }));
  }

  private first(choice: Choice, isAlone: boolean): WordGroup[] {
    const groups: WordGroup[] = [];
    const take = (place: number, cost: number) =>
      groups.push({ places: [place], cost, patients: isAlone ? this.graph.weight(place) : Number.MAX_SAFE_INTEGER });
    for (const [place, cost] of choice.costs) take(place, cost);
    for (let place = choice.range.from; place < choice.range.to; place += 1) {
      if (!choice.costs.has(place)) take(place, this.completionCost(choice.typed, place));
    }
    return groups;
  }

  private extend(groups: readonly WordGroup[], choice: Choice): WordGroup[] {
    const extended: WordGroup[] = [];
    let read = 0;
    for (const group of groups) {
      const [rarest, ...others] = group.places.toSorted((one, other) => this.graph.degree(one) - this.graph.degree(other)) as [
        number,
        ...number[],
      ];
      const take = (place: number, patients: number, cost: number) => {
        read += 1;
        const counts = others.map((other) => this.graph.patients(other, place));
        if (patients === 0 || counts.includes(0) || group.places.includes(place)) return;
        extended.push({
          places: [...group.places, place],
          cost: group.cost + cost,
          patients: Math.min(group.patients, patients, ...counts),
        });
      };
      read += this.each(rarest, choice, take);
      if (read > BUDGET) break;
    }
    return extended;
  }

  /** The partners of a word that a choice allows, found on the cheaper way; returns how many were passed over. */
  private each(word: number, { costs, range, typed }: Choice, take: (place: number, patients: number, cost: number) => void): number {
    this.graph.each(word, range.from, range.to, (partner, patients) => {
      if (!costs.has(partner)) take(partner, patients, this.completionCost(typed, partner));
    });
    const degree = this.graph.degree(word);
    const isScanCheaper = costs.size * Math.log2(2 + degree) > degree;
    if (isScanCheaper) {
      this.graph.each(word, 0, Number.MAX_SAFE_INTEGER, (partner, patients) => {
        const cost = costs.get(partner);
        if (cost !== undefined) take(partner, patients, cost);
      });
      return degree;
    }
    for (const [place, cost] of costs) {
      const patients = this.graph.patients(word, place);
      if (patients > 0) take(place, patients, cost);
    }
    return costs.size;
  }
}

/** A year of birth stands among the words as `#1984`. */
function isYear(word: string): boolean {
  return word.startsWith('#');
}

/** Of a word that stands in a name twice a patient has one: Marie-Claire Saint-Claire. */
function once(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ typed }, at) => choices.findIndex((other) => other.typed === typed) === at);
}

function size({ costs, range }: Choice): number {
  return costs.size + range.to - range.from;
}

function inOrder(places: readonly number[], order: readonly { at: number }[]): number[] {
  const sorted: number[] = [];
  for (const [step, { at }] of order.entries()) sorted[at] = places[step] as number;
  return sorted;
}

/** The nearest first, and of two that are about as near the name that more patients bear. */
function bySpelling(one: WordGroup, other: WordGroup): number {
  return keyOf(one) - keyOf(other);
}

function keyOf({ cost, patients }: WordGroup): number {
  return cost - 0.06 * Math.log2(1 + patients);
}
