import type { PairGraph } from './pair-graph.js';
import type { Range, WordTable } from './word-table.js';

/** The words that one typed word can be: some each with its cost, and all that begin with it, in alphabetical order. */
export interface Choice {
  costs: Map<number, number>;
  range: Range;
  typed: string;
}

const BEST_OF_A_WORD = 40;
const COMPLETED = 0.2;
const PER_LETTER = 0.03;
const MOST_LETTERS = 6;
const PER_DOUBLING = 0.02;
const SHORTEST_SPLIT = 4;
const MOST_REJOINED = 12;
const EMPTY: Range = { from: 0, to: 0 };

/** What the words of one query can be. Each word is looked up once. */
export class Choices {
  private readonly known = new Map<string, Choice>();

  constructor(
    private readonly words: WordTable,
    private readonly graph: PairGraph,
  ) {}

  /** The words that begin with what was typed. */
  beginnings(typed: string): Choice {
    if (isYear(typed)) return this.exactly(typed);
    const { range, later } = this.words.beginningWith(typed);
    return { costs: new Map(later.map((place) => [place, this.completionCost(typed, place)])), range, typed };
  }

  /** These, and the words near it. */
  all(typed: string): Choice {
    let choice = this.known.get(typed);
    if (!choice) {
      choice = isYear(typed) ? this.exactly(typed) : this.lookUp(typed);
      this.known.set(typed, choice);
    }
    return choice;
  }

  unfinished(typed: string): Choice {
    return { costs: isYear(typed) ? new Map() : this.words.nearUnfinished(typed), range: EMPTY, typed };
  }

  /**
   * The query with what was typed as two words and is one, and what was typed as one and is two: Abdul Rahman, Abdulrahman,
   * O'Brien. Of a word that stands in a name twice a patient has one: Marie-Claire Saint-Claire.
   */
  rejoined(typed: readonly string[]): Choice[][] {
    return this.rejoin(typed)
      .slice(0, MOST_REJOINED)
      .map((choices) => choices.filter(({ typed: word }, at) => choices.findIndex((other) => other.typed === word) === at));
  }

  completionCost(typed: string, place: number): number {
    const letters = this.words.text(place).length - typed.length;
    return letters === 0 ? 0 : COMPLETED + PER_LETTER * Math.min(MOST_LETTERS, letters);
  }

  private rejoin(typed: readonly string[]): Choice[][] {
    const [first, ...rest] = typed;
    if (first === undefined) return [];
    const [next] = rest;
    const whole = this.rejoin(rest).map((others) => [this.all(first), ...others]);
    if (isYear(first)) return whole;
    const rests = [rest.map((word) => this.all(word)), ...this.rejoin(rest)];
    const split = this.splits(first).flatMap((parts) => rests.map((others) => [...parts.map((part) => this.exactly(part)), ...others]));
    if (next === undefined || isYear(next)) return [...split, ...whole];
    const joined = this.joined(first + next);
    if (size(joined) === 0) return [...split, ...whole];
    const behind = [rest.slice(1).map((word) => this.all(word)), ...this.rejoin(rest.slice(1))];
    return [...split, ...behind.map((others) => [joined, ...others]), ...whole];
  }

  private joined(typed: string): Choice {
    const choice = this.beginnings(typed);
    for (const place of this.words.writtenAs(typed)) choice.costs.set(place, 0);
    return choice;
  }

  private splits(word: string): [string, string][] {
    const splits: [string, string][] = [];
    for (let at = 1; word.length >= SHORTEST_SPLIT && at < word.length; at += 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      const one = this.words.find(left);
      const other = one === undefined ? undefined : this.words.find(right);
      if (one !== undefined && other !== undefined && this.graph.patients(one, other) > 0) splits.push([left, right]);
    }
    return splits;
  }

  private exactly(text: string): Choice {
    const place = this.words.find(text);
    return { costs: new Map(place === undefined ? [] : [[place, 0]]), range: EMPTY, typed: text };
  }

  private lookUp(typed: string): Choice {
    const choice = this.beginnings(typed);
    const near = [...this.words.near(typed)].sort((one, other) => this.rank(one) - this.rank(other)).slice(0, BEST_OF_A_WORD);
    for (const [place, cost] of near) {
      const completed = this.words.text(place).startsWith(typed) ? this.completionCost(typed, place) : cost;
      choice.costs.set(place, Math.min(choice.costs.get(place) ?? completed, completed, cost));
    }
    return choice;
  }

  /** Of words that are as near the commoner ones are likelier. */
  private rank([place, cost]: [number, number]): number {
    return cost - PER_DOUBLING * Math.log2(1 + this.graph.weight(place));
  }
}

export function size({ costs, range }: Choice): number {
  return costs.size + range.to - range.from;
}

/** A year of birth stands among the words as `#1984`. */
function isYear(word: string): boolean {
  return word.startsWith('#');
}
