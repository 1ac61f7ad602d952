import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { NameIndex } from './name-index.js';
import { NameIndexRepository } from './name-index.repository.js';
import type { Pairs } from './pair-graph.js';
import type { WordTable } from './word-table.js';

interface Current {
  index: NameIndex;
  /** What the index has taken up, as PostgreSQL writes a snapshot. */
  snapshot: string;
}

/** Beyond this many changed records, or pairs beside the sorted ones, the index is read again as a whole. */
const MOST_CHANGES = 20_000;
const MOST_ADDED = 50_000;

/**
 * The index of names in the memory of this process. Each search first takes up what was committed since the one before, in
 * the batch that it sends anyway, so that every process finds a patient from the commit on.
 */
@Injectable()
export class CurrentNames implements OnApplicationBootstrap {
  private current: Current | null = null;
  private reading: Promise<Current> | null = null;

  constructor(
    private readonly repository: NameIndexRepository,
    private readonly host: HttpAdapterHost,
  ) {}

  /** A process that serves requests reads the index at its start; the worker and the commands never need it. */
  onApplicationBootstrap(): void {
    if (this.host.httpAdapter) this.read().catch(() => undefined);
  }

  /** The index with everything that is committed. The changes leave with the statements of the same turn. */
  async upToDate(): Promise<NameIndex> {
    const held = this.current ?? (await this.read());
    const { snapshot, refreshed } = await this.repository.readSince(held.snapshot, MOST_CHANGES + 1);
    if (refreshed.length > MOST_CHANGES) return (await this.read()).index;
    for (const { words } of refreshed) held.index.add(words);
    held.snapshot = snapshot;
    if (held.index.graph.added > MOST_ADDED) this.read().catch(() => undefined);
    return held.index;
  }

  private read(): Promise<Current> {
    this.reading ??= this.readAll().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readAll(): Promise<Current> {
    const { snapshot, words, pairs } = await this.repository.readAll();
    const index = new NameIndex(words, (table) => inPlaces(pairs, table));
    this.current = { index, snapshot };
    return this.current;
  }
}

function inPlaces(rows: readonly { one: number; others: number[]; patients: number[] }[], table: WordTable): Pairs {
  const length = rows.reduce((sum, { others }) => sum + others.length, 0);
  const pairs = { ones: new Int32Array(length), others: new Int32Array(length), patients: new Int32Array(length) };
  let at = 0;
  for (const { one, others, patients } of rows) {
    const place = table.placeOfId(one) ?? 0;
    for (const [index, other] of others.entries()) {
      pairs.ones[at] = place;
      pairs.others[at] = table.placeOfId(other) ?? 0;
      pairs.patients[at] = patients[index] as number;
      at += 1;
    }
  }
  return pairs;
}
