import { Injectable } from '@nestjs/common';
import type { NameQuery } from './names/name-query.js';
import type { WordGroup } from './names/word-groups.js';
import type { WordTable } from './names/word-table.js';
import { type Hit, PatientSearchRepository, type ProbedGroup } from './patient-search.repository.js';
import type { Filters } from './patient-search.sql.js';

/** Where a page of names ended: the numbers of the words that found the last patient, and the patient. */
export interface NamePosition {
  words: string;
  id: string;
}

interface Wanted {
  query: NameQuery;
  filters: Filters;
  isFiltered: boolean;
  limit: number;
}

const MOST_GROUPS = 60;
/** The most patients of one similar name that are shown before the next name, as long as there is one. */
const NEAR_OF_A_NAME = 4;

/** Finds patients by two or more words of their names. The index in memory finds the words; PostgreSQL reads the patients who have them. */
@Injectable()
export class NameSearch {
  constructor(private readonly search: PatientSearchRepository) {}

  /** The next patients whose names begin with the words as they were typed; null where the position is not one of them. */
  async written(wanted: Wanted, after: NamePosition | null): Promise<Hit[] | null> {
    const { query, filters, limit } = wanted;
    const { words: table, written: groups } = query;
    let from = after ? groups.findIndex((group) => numbersOf(table, group) === after.words) : 0;
    if (from < 0) return null;
    const hits: Hit[] = [];
    let last = after?.id ?? null;
    while (hits.length < limit && from < groups.length) {
      const some = enough(groups.slice(from, from + MOST_GROUPS), 2 * limit);
      const rows = await this.search.bearing(
        some.map((group) => probeOf(query, group, limit)),
        filters,
        last,
      );
      for (const { id, group, words, sortName } of rows) {
        if (firstOf(table, groups, words) === from + group) hits.push(hitOf(table, groups[from + group] as WordGroup, id, sortName));
      }
      from += some.length;
      last = null;
    }
    return hits.slice(0, limit);
  }

  /** Patients whose names are near what was typed, and do not begin with it. */
  async near({ query, filters, limit }: Wanted): Promise<Hit[]> {
    const { words: table, written } = query;
    const groups = query.near();
    const shares = sharesOf(groups, limit);
    const taken = groups.map((group, at) => ({ group, most: shares[at] as number })).filter(({ most }) => most > 0);
    const rows = await this.bearing(query, taken, filters);
    const isWritten = (words: readonly number[]) => firstOf(table, written, words) >= 0;
    const ids = new Set(rows.filter(({ words }) => !isWritten(words)).map(({ id }) => id));
    return [...ids].slice(0, limit).map((id) => ({ id, range: null, kind: null, term: null, words: null, isNear: true }));
  }

  /** Whether so few begin with what was typed that those near it are worth reading. */
  isRare({ query, isFiltered, limit }: Wanted): boolean {
    const enough = query.typed.length > 1 ? limit : limit * WEIGHT_OF_A_PATIENT;
    return isFiltered || query.commonness(enough) < enough;
  }

  private async bearing(query: NameQuery, taken: { group: WordGroup; most: number }[], filters: Filters) {
    const isAlone = ({ group }: { group: WordGroup }) => group.places.length === 1;
    const [alone, together] = [taken.filter(isAlone), taken.filter((each) => !isAlone(each))];
    const [ones, groups] = await Promise.all([
      alone.length === 0
        ? []
        : this.search.bearingOne(
            alone.map(({ group, most }) => ({ word: query.words.text(group.places[0] as number), most })),
            filters,
          ),
      together.length === 0
        ? []
        : this.search.bearing(
            together.map(({ group, most }) => probeOf(query, group, most)),
            filters,
            null,
          ),
    ]);
    const place = (list: typeof taken) => (row: { group: number; id: string; words: number[] }) => ({
      ...row,
      group: taken.indexOf(list[row.group] as (typeof taken)[0]),
    });
    return [...ones.map(place(alone)), ...groups.map(place(together))].sort((one, other) => one.group - other.group);
  }
}

/** Each patient weighs at least as much as there are other words beside the one; a few are usual. */
const WEIGHT_OF_A_PATIENT = 4;

function numbersOf(table: WordTable, { places }: WordGroup): string {
  return places.map((place) => table.id(place)).join('-');
}

function probeOf({ words, graph }: NameQuery, group: WordGroup, most: number): ProbedGroup {
  const { pair, others } = graph.rarestPair(group.places);
  const [one, other] = pair.map((place) => words.id(place)).sort((a, b) => a - b) as [number, number];
  return { one, other, rest: others.map((place) => words.id(place)), most };
}

/** The first groups whose patients are likely enough. */
function enough(groups: readonly WordGroup[], patients: number): WordGroup[] {
  const taken: WordGroup[] = [];
  let sum = 0;
  for (const group of groups) {
    if (sum >= patients) break;
    taken.push(group);
    sum += group.patients;
  }
  return taken;
}

/** The group that shows a patient who has the words of several: the first. */
function firstOf(table: WordTable, groups: readonly WordGroup[], words: readonly number[]): number {
  const borne = new Set(words.map((id) => table.placeOfId(id)));
  return groups.findIndex(({ places }) => places.every((place) => borne.has(place)));
}

/** How many patients of each group are read, so that one name does not hide the others. */
function sharesOf(groups: readonly WordGroup[], limit: number): number[] {
  const shares = groups.map(() => 0);
  let left = limit;
  for (const most of [NEAR_OF_A_NAME, limit]) {
    for (const [at, { patients }] of groups.entries()) {
      const more = Math.min(Math.max(patients, 1), most, left + (shares[at] as number)) - (shares[at] as number);
      if (more <= 0) continue;
      shares[at] = (shares[at] as number) + more;
      left -= more;
    }
  }
  return shares;
}

/** The word that shows why the patient was found is one that the name in the list does not hold, if there is any. */
function hitOf(table: WordTable, group: WordGroup, id: string, sortName: string): Hit {
  const names = group.places.map((place) => table.text(place)).filter((word) => !word.startsWith('#'));
  const shown = sortName.split(' ');
  return {
    id,
    range: null,
    kind: 'n',
    term: names.find((word) => !shown.includes(word)) ?? names[0] ?? null,
    words: numbersOf(table, group),
    isNear: false,
  };
}
