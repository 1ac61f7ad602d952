import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type { listPatients } from '@wardbook/contracts/patients/patients';
import { Temporal } from 'temporal-polyfill';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Problem } from '../../../core/problem.error.js';
import { PatientRepository } from '../registry/patient.repository.js';
import { PatientFacts } from '../registry/patient-facts.js';
import { PatientListRepository } from './patient-list.repository.js';
import type { Filters } from './patient-search.conditions.js';
import { type Hit, PatientSearchRepository } from './patient-search.repository.js';
import { codeText, PLAIN_WORD, readSearch, type SearchWord, wordRanges } from './search-query.js';
import { bestLikeness, SIMILAR_WORD } from './word-likeness.js';

type Query = Input<typeof listPatients>['query'];
type AgeGroup = NonNullable<Query['ageGroup']>;

const MAX_WORDS = 6;
/** Counting further would not change which word is the rarest by much. */
const COUNT_CAP = 2000;
const SHORTEST_LIKENESS = 3;
const CURSOR = /^(?:(\d{1,2})\.(\d{1,2})\.)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Completed years of each group: from, and below. */
const ageGroups: Record<AgeGroup, [from: number, below: number | null]> = {
  infant: [0, 1],
  child: [1, 12],
  adolescent: [12, 18],
  adult: [18, 65],
  older: [65, null],
};

interface Cursor {
  driving: number;
  range: number;
  id: string;
}

interface Found {
  hits: Hit[];
  isAlike: boolean;
  /** The driving word of a walk. */
  driving: number | null;
}

/** Finds and lists patients. */
@Injectable()
export class PatientFinder {
  constructor(
    private readonly search: PatientSearchRepository,
    private readonly lists: PatientListRepository,
    private readonly patients: PatientRepository,
    private readonly facts: PatientFacts,
    private readonly trail: AuditTrail,
  ) {}

  async list(query: Query): Promise<Answer<typeof listPatients>> {
    const cursor = readCursor(query.cursor);
    const words = query.search ? await this.words(query.search) : [];
    const found = await this.find(words, query, cursor);
    const hits = found.hits.slice(0, query.limit);
    const lines = await this.lists.items(hits, found.isAlike);
    const facts = await this.facts.of(
      lines.map(({ id }) => id),
      await this.patients.place(),
    );
    const items = lines.map((line, index) => ({ ...line, ...facts[index] }));
    if (query.search) await this.trail.record({ action: 'search', operation: 'listPatients', detail: { answered: items.length } });
    const hasMore = !found.isAlike && found.hits.length > query.limit;
    return { items, nextCursor: hasMore ? writeCursor(found.driving, hits.at(-1)) : null };
  }

  private async words(text: string): Promise<SearchWord[]> {
    const { words, rest } = readSearch(text);
    const plain = rest === '' ? [] : await this.search.toWords(rest);
    const code = await this.code(text, rest);
    return code ? [code] : [...words, ...plain.map(wordRanges)].slice(0, MAX_WORDS);
  }

  /** The whole text as one number, where somebody has a number that begins so. */
  private async code(text: string, rest: string): Promise<SearchWord | null> {
    const written = codeText(text, rest);
    if (written === null) return null;
    const prefix = (await this.search.toWords(written)).join('');
    const code: SearchWord = [{ kind: 'i', prefix }];
    if (prefix === '' || (await this.search.count(code, 1)) === 0) return null;
    const mayBeName = PLAIN_WORD.test(written) && (await this.search.count([{ kind: 'n', prefix }], 1)) > 0;
    return mayBeName ? null : code;
  }

  private async find(words: SearchWord[], query: Query, cursor: Cursor | null): Promise<Found> {
    const filters = await this.filters(query);
    const limit = query.limit + 1;
    if (query.search && words.length === 0) return { hits: [], isAlike: false, driving: null };
    if (words.length === 0 || query.sort !== 'relevance') {
      const sort = query.sort === 'registered' ? 'registered' : 'name';
      return { hits: await this.search.sorted(sort, words, filters, cursor?.id ?? null, limit), isAlike: false, driving: null };
    }
    const driving = cursor?.driving ?? (await this.rarest(words));
    const hits = await this.walk(words, driving, filters, cursor, limit);
    if (hits.length > 0 || cursor) return { hits, isAlike: false, driving };
    return { hits: await this.alike(words, filters, query.limit), isAlike: true, driving: null };
  }

  private async walk(words: SearchWord[], driving: number, filters: Filters, cursor: Cursor | null, limit: number): Promise<Hit[]> {
    const word = words[driving];
    if (!word) throw brokenCursor();
    const after = cursor ? await this.search.positionInWalk(word, cursor.range, cursor.id) : null;
    if (cursor && !after) throw brokenCursor();
    return await this.search.walk(
      word,
      words.filter((_, index) => index !== driving),
      filters,
      after,
      limit,
    );
  }

  /** The word that finds the fewest leads; the others are only asked of those whom it finds. */
  private async rarest(words: SearchWord[]): Promise<number> {
    if (words.length === 1) return 0;
    const counts: number[] = [];
    for (const word of words) counts.push(await this.search.count(word, COUNT_CAP));
    return counts.indexOf(Math.min(...counts));
  }

  /** Whose names hold every word, misspelt. Numbers and dates must still be right. */
  private async alike(words: SearchWord[], filters: Filters, limit: number): Promise<Hit[]> {
    const isName = (word: SearchWord) => word.length === 1 && word[0]?.kind === 'n' && word[0].prefix.length >= SHORTEST_LIKENESS;
    const names = words.filter(isName).map((word) => word[0]?.prefix ?? '');
    if (names.length === 0) return [];
    const others = words.filter((word) => word.some(({ kind }) => kind !== 'n'));
    return (await this.search.alike(names, others, filters))
      .map(({ id, nameText }) => ({ id, likeness: Math.min(...names.map((name) => bestLikeness(name, nameText.split(' ')))) }))
      .filter(({ likeness }) => likeness >= SIMILAR_WORD)
      .sort((one, other) => other.likeness - one.likeness)
      .slice(0, limit)
      .map(({ id }) => ({ id, range: null, kind: null, term: null }));
  }

  private async filters({ sex, ageGroup, payerId, registeredSince, originId }: Query): Promise<Filters> {
    const { today, timeZone } = await this.patients.place();
    return { sex, payerId, registeredSince, originId, today, timeZone, ...(ageGroup ? birthRange(ageGroup, today) : {}) };
  }
}

function birthRange(group: AgeGroup, today: string): Pick<Filters, 'bornAfter' | 'bornUntil'> {
  const [from, below] = ageGroups[group];
  const years = (count: number) => Temporal.PlainDate.from(today).subtract({ years: count }).toString();
  return { bornUntil: years(from), ...(below === null ? {} : { bornAfter: years(below) }) };
}

/** A cursor names a place in the list by ids and counts, never by a patient's data. */
function writeCursor(driving: number | null, last: Hit | undefined): string | null {
  if (!last) return null;
  return driving === null ? last.id : `${driving}.${last.range}.${last.id}`;
}

function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  const parts = CURSOR.exec(text);
  if (!parts) throw brokenCursor();
  return { driving: Number(parts[1] ?? 0), range: Number(parts[2] ?? 0), id: parts[3] ?? '' };
}

function brokenCursor(): Problem {
  return Problem.field('query.cursor', 'cursor-unknown', 'This is not a cursor of this list.');
}
