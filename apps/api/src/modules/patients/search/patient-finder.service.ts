import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type { listPatients, readPatientFacts } from '@wardbook/contracts/patients/patients';
import { Temporal } from 'temporal-polyfill';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { PatientProtection } from '../../../core/auth/patient-protection.js';
import { Db } from '../../../core/database/db.js';
import { Problem } from '../../../core/problem.error.js';
import { PatientRepository } from '../registry/patient.repository.js';
import { PatientFacts } from '../registry/patient-facts.js';
import type { Place } from '../registry/patient-rows.js';
import { NameSearch } from './name-search.service.js';
import { CurrentNames } from './names/current-names.js';
import type { NameIndex } from './names/name-index.js';
import { spellingCost, spellingLimit, TOO_FAR } from './names/spelling.js';
import { PatientListRepository } from './patient-list.repository.js';
import { type Hit, PatientSearchRepository } from './patient-search.repository.js';
import type { Filters } from './patient-search.sql.js';
import { isName, type Plan, planOf } from './search-plan.js';
import { codeText, PLAIN_WORD, readSearch, type SearchWord, wordRanges } from './search-query.js';

type Query = Input<typeof listPatients>['query'];
type AgeGroup = NonNullable<Query['ageGroup']>;

const MAX_WORDS = 6;
const CURSOR =
  /^(?:(?<driving>\d{1,2})\.(?<range>\d{1,2})\.|n\.(?<words>\d{1,10}(?:-\d{1,10}){1,6})\.)?(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Completed years of each group: from, and below. */
const ageGroups: Record<AgeGroup, [from: number, below: number | null]> = {
  infant: [0, 1],
  child: [1, 12],
  adolescent: [12, 18],
  adult: [18, 65],
  older: [65, null],
};

/** After which patient the next page begins: in a walk through the terms of a word, or among those whose names were found. */
type Cursor =
  | { kind: 'walk'; driving: number; range: number; id: string }
  | { kind: 'names'; words: string; id: string }
  | { kind: 'list'; id: string };

interface Found {
  hits: Hit[];
  /** The driving word of a walk. */
  driving: number | null;
}

/** A search as it was understood. */
interface Understood {
  words: SearchWord[];
  index: NameIndex;
}

const NOTHING: Found = { hits: [], driving: null };

/** Finds and lists patients. */
@Injectable()
export class PatientFinder {
  constructor(
    private readonly search: PatientSearchRepository,
    private readonly names: CurrentNames,
    private readonly nameSearch: NameSearch,
    private readonly lists: PatientListRepository,
    private readonly patients: PatientRepository,
    private readonly facts: PatientFacts,
    private readonly trail: AuditTrail,
    private readonly protection: PatientProtection,
    private readonly db: Db,
  ) {}

  async list(query: Query): Promise<Answer<typeof listPatients>> {
    const cursor = readCursor(query.cursor);
    if (query.search) this.search.planOnce();
    const [understood, place] = await Promise.all([query.search ? this.understand(query.search) : null, this.patients.place()]);
    const found = await this.find(understood, query, filtersOf(query, place), cursor);
    const page = found.hits.slice(0, query.limit);
    const isHidden = await this.protection.hiddenFrom(this.db.actor);
    const hits = page.filter(({ id }) => !isHidden(id));
    const patientIds = hits.map(({ id }) => id);
    const action = query.search ? 'search' : 'look';
    // Here it rides with the next statements; left to the interceptor it would be a round trip of its own.
    await this.trail.record({ action, operation: 'listPatients', patientIds, detail: { shown: hits.length } });
    this.search.planOnce();
    const [lines, facts] = await Promise.all([this.lists.items(hits), this.facts.of(patientIds, place)]);
    const items = lines.map((line, index) => ({ ...line, ...facts[index] }));
    const hasMore = found.hits.length > query.limit && !found.hits[query.limit]?.isNear;
    return { items, nextCursor: hasMore ? writeCursor(found.driving, page.at(-1)) : null };
  }

  async factsOf(id: string): Promise<Answer<typeof readPatientFacts>> {
    const [chart, place] = await Promise.all([this.patients.chartIds(id), this.patients.place()]);
    if (chart.length === 0) throw new Problem('not-found');
    await this.trail.record({ action: 'look', operation: 'readPatientFacts', patientId: id });
    return await this.facts.ofOne(id, place);
  }

  /** One batch reads the words of the text, whether it is a number, and which names came since the last search. */
  private async understand(text: string): Promise<Understood> {
    const { words, rest } = readSearch(text);
    const code = codeText(text, rest);
    const [read, index] = await Promise.all([this.search.read(rest, code), this.names.upToDate()]);
    const isCode = read.isNumber && !(read.isName && PLAIN_WORD.test(code ?? ''));
    const plain = [...new Set(read.words)].map(wordRanges);
    return { index, words: isCode ? [[{ kind: 'i', prefix: read.code }]] : [...words, ...plain].slice(0, MAX_WORDS) };
  }

  private async find(understood: Understood | null, query: Query, filters: Filters, cursor: Cursor | null): Promise<Found> {
    const limit = query.limit + 1;
    if (understood?.words.length === 0) return NOTHING;
    this.search.planOnce();
    if (understood === null || query.sort !== 'relevance') {
      const sort = query.sort === 'registered' ? 'registered' : 'name';
      return { hits: await this.search.sorted(sort, understood?.words ?? [], filters, cursor?.id ?? null, limit), driving: null };
    }
    if (cursor?.kind === 'list') throw brokenCursor();
    const plan = planOf(understood.words);
    const wanted = { query: understood.index.query(plan.typed), filters, limit, isFiltered: isFiltered(query) };
    const isByNames = plan.typed.length > 1;
    const mayBeNear = plan.typed.length > 0 && this.nameSearch.isRare(wanted);
    const [written, walked, near, ofNumber] = await Promise.all([
      isByNames && cursor?.kind !== 'walk' ? this.nameSearch.written(wanted, cursor) : [],
      plan.driving === null ? [] : this.walk(understood.words, plan, filters, cursor?.kind === 'walk' ? cursor : null, limit),
      mayBeNear ? this.nameSearch.near(wanted) : [],
      plan.names.length > 0 && plan.isNumber && !isByNames ? this.nearOfNumber(understood.words, plan, filters, limit) : [],
    ]);
    if (written === null) throw brokenCursor();
    return { hits: once([...written, ...walked, ...near, ...ofNumber]), driving: plan.driving };
  }

  private async walk(
    words: SearchWord[],
    plan: Plan,
    filters: Filters,
    cursor: { driving: number; range: number; id: string } | null,
    limit: number,
  ): Promise<Hit[]> {
    if (cursor && cursor.driving !== plan.driving) throw brokenCursor();
    const after = cursor ? await this.search.positionInWalk(plan.ranges, cursor.range, cursor.id) : null;
    if (cursor && !after) throw brokenCursor();
    const others = words.filter((_, index) => index !== plan.driving);
    return await this.search.walk(plan.ranges, { others, without: plan.without }, filters, after, limit);
  }

  /** Patients with the number and a name similar to the words. Numbers and dates must be exact. */
  private async nearOfNumber(words: SearchWord[], plan: Plan, filters: Filters, limit: number): Promise<Hit[]> {
    const others = words.filter((word, index) => index !== plan.driving && !isName(word));
    const cost = (text: string) =>
      plan.names.reduce(
        (sum, name) => sum + Math.min(...text.split(' ').map((word) => spellingCost(name, word, spellingLimit(name.length)))),
        0,
      );
    return (await this.search.withNumber(plan.ranges, others, filters))
      .map(({ id, nameText }) => ({ id, cost: cost(nameText) }))
      .filter((each) => each.cost < TOO_FAR)
      .sort((one, other) => one.cost - other.cost)
      .slice(0, limit)
      .map(({ id }) => ({ id, range: null, kind: null, term: null, isNear: true }));
  }
}

/** A patient counts where they are found first. */
function once(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function isFiltered({ sex, ageGroup, payerId, registeredSince, originId }: Query): boolean {
  return [sex, ageGroup, payerId, registeredSince, originId].some((filter) => filter !== undefined);
}

function filtersOf(
  { sex, ageGroup, payerId, registeredSince, originId }: Query,
  { today, timeZone }: Pick<Place, 'today' | 'timeZone'>,
): Filters {
  return { sex, payerId, registeredSince, originId, today, timeZone, ...(ageGroup ? birthRange(ageGroup, today) : {}) };
}

function birthRange(group: AgeGroup, today: string): Pick<Filters, 'bornAfter' | 'bornUntil'> {
  const [from, below] = ageGroups[group];
  const years = (count: number) => Temporal.PlainDate.from(today).subtract({ years: count }).toString();
  return { bornUntil: years(from), ...(below === null ? {} : { bornAfter: years(below) }) };
}

/** A cursor names a place in the list by ids and counts, never by a patient's data. */
function writeCursor(driving: number | null, last: Hit | undefined): string | null {
  if (!last) return null;
  if (last.words) return `n.${last.words}.${last.id}`;
  return driving === null ? last.id : `${driving}.${last.range}.${last.id}`;
}

function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  const { driving, range, words, id = '' } = CURSOR.exec(text)?.groups ?? {};
  if (id === '') throw brokenCursor();
  if (words !== undefined) return { kind: 'names', words, id };
  return driving === undefined ? { kind: 'list', id } : { kind: 'walk', driving: Number(driving), range: Number(range), id };
}

function brokenCursor(): Problem {
  return Problem.field('query.cursor', 'unknown-cursor', 'This is not a cursor of this list.');
}
