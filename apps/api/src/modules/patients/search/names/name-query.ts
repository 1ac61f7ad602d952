import { Choices } from './choices.js';
import type { PairGraph } from './pair-graph.js';
import { best, groupsOf, type WordGroup } from './word-groups.js';
import type { WordTable } from './word-table.js';

const MOST_WRITTEN = 2_000;
const MOST_NEAR = 60;
const REJOINED = 0.25;

/** What words that were typed may mean: words of names in plain letters, and perhaps a year of birth as `#1984`. */
export class NameQuery {
  private readonly choices: Choices;
  private asWritten: WordGroup[] | null = null;

  constructor(
    readonly words: WordTable,
    readonly graph: PairGraph,
    readonly typed: readonly string[],
  ) {
    this.choices = new Choices(words, graph);
  }

  /** Groups whose words each begin with what was typed, the whole words and the commonest names first. */
  get written(): WordGroup[] {
    this.asWritten ??= this.groups(
      this.typed.map((word) => this.choices.beginnings(word)),
      MOST_WRITTEN,
    );
    return this.asWritten;
  }

  /** Groups near what was typed: misspelt, heard, in another script, a short form, written apart or together, unfinished. */
  near(): WordGroup[] {
    const found = new Map<string, WordGroup>();
    const take = (groups: WordGroup[], more = 0) => {
      for (const group of groups) {
        if (this.isWritten(group.places)) continue;
        const key = group.places.toSorted((one, other) => one - other).join();
        const cost = group.cost + more;
        if (cost < (found.get(key)?.cost ?? Number.POSITIVE_INFINITY)) found.set(key, { ...group, cost });
      }
    };
    const choices = this.typed.map((word) => this.choices.all(word));
    take(this.groups(choices, MOST_NEAR));
    for (const other of this.choices.rejoined(this.typed)) take(this.groups(other, MOST_NEAR), REJOINED);
    if (this.written.length === 0)
      take(this.groups([...choices.slice(0, -1), this.choices.unfinished(this.typed.at(-1) ?? '')], MOST_NEAR));
    return best([...found.values()], MOST_NEAR);
  }

  /** A measure of how many patients have what was typed as it was typed, counted no further than `enough`. */
  commonness(enough: number): number {
    let sum = 0;
    if (this.typed.length > 1) {
      for (const { patients } of this.written) {
        sum += patients;
        if (sum >= enough) break;
      }
      return sum;
    }
    const { range, costs } = this.choices.beginnings(this.typed[0] ?? '');
    for (let place = range.from; place < range.to && sum < enough; place += 1) sum += this.graph.weight(place);
    return sum + costs.size;
  }

  /** Whether each typed word begins a word of its own. */
  private isWritten(places: readonly number[]): boolean {
    return this.typed.length === places.length && this.typed.every((word, at) => this.words.text(places[at] as number).startsWith(word));
  }

  private groups(choices: Parameters<typeof groupsOf>[0], most: number): WordGroup[] {
    return groupsOf(choices, most, this.graph, this.choices);
  }
}
