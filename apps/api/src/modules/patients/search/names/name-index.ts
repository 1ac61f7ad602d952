import { NameQuery } from './name-query.js';
import { PairGraph, type Pairs } from './pair-graph.js';
import { type NumberedWord, WordTable } from './word-table.js';

/** The names of patients, for finding those similar to what was typed. It holds words and pairs of words, and no patient. */
export class NameIndex {
  readonly words: WordTable;
  readonly graph: PairGraph;

  constructor(words: readonly NumberedWord[], pairs: (words: WordTable) => Pairs) {
    this.words = new WordTable(words);
    this.graph = new PairGraph(this.words.size, pairs(this.words));
  }

  /** Adds the words that a patient has now. */
  add(words: readonly NumberedWord[]): void {
    const places = words.map((word) => this.words.add(word));
    for (const [at, one] of places.entries()) for (const other of places.slice(at + 1)) this.graph.add(one, other);
  }

  query(typed: readonly string[]): NameQuery {
    return new NameQuery(this.words, this.graph, typed);
  }
}
