import { type Choice, type Choices, size } from './choices.js';
import type { PairGraph } from './pair-graph.js';

/** Words of one patient that together are what was typed, one for each typed word. */
export interface WordGroup {
  places: number[];
  cost: number;
  /** How many patients have them at most. */
  patients: number;
}

/** Pairs read at most for one query, so that two single letters do not hold up the process. */
const BUDGET = 40_000;
/** Slips in every word add up; beyond this a group is another name. */
const FARTHEST = 3.2;
const PER_DOUBLING = 0.06;

/** The best groups that some patient may have: each pair of their words occurs together. */
export function groupsOf(choices: readonly Choice[], most: number, graph: PairGraph, costs: Choices): WordGroup[] {
  const order = choices.map((choice, at) => ({ choice, at })).sort((one, other) => size(one.choice) - size(other.choice));
  const [smallest, ...others] = order;
  if (!smallest || size(smallest.choice) === 0) return [];
  let groups = first(smallest.choice, graph, costs, others.length === 0);
  for (const { choice } of others) {
    groups = extend(groups, choice, graph, costs);
    if (groups.length > most) groups = best(groups, most);
  }
  return best(groups, most).map((group) => ({ ...group, places: inOrder(group.places, order) }));
}

/** The nearest first, and of two that are about as near the name that more patients have. */
export function best(groups: WordGroup[], most: number): WordGroup[] {
  return groups
    .map((group) => ({ group, key: group.cost - PER_DOUBLING * Math.log2(1 + group.patients) }))
    .sort((one, other) => one.key - other.key)
    .slice(0, most)
    .map(({ group }) => group);
}

function first(choice: Choice, graph: PairGraph, costs: Choices, isAlone: boolean): WordGroup[] {
  const groups: WordGroup[] = [];
  const take = (place: number, cost: number) =>
    groups.push({ places: [place], cost, patients: isAlone ? graph.weight(place) : Number.MAX_SAFE_INTEGER });
  for (const [place, cost] of choice.costs) take(place, cost);
  for (let place = choice.range.from; place < choice.range.to; place += 1) {
    if (!choice.costs.has(place)) take(place, costs.completionCost(choice.typed, place));
  }
  return groups;
}

function extend(groups: readonly WordGroup[], choice: Choice, graph: PairGraph, costs: Choices): WordGroup[] {
  const extended: WordGroup[] = [];
  let read = 0;
  for (const group of groups) {
    const rarest = group.places.reduce((one, other) => (graph.degree(other) < graph.degree(one) ? other : one));
    const take = (place: number, together: number, cost: number) => {
      read += 1;
      let patients = Math.min(group.patients, together);
      for (const other of group.places) {
        if (other === place) return;
        if (other !== rarest) patients = Math.min(patients, graph.patients(other, place));
      }
      if (patients > 0) extended.push({ places: [...group.places, place], cost: group.cost + cost, patients });
    };
    read += eachPartner(rarest, choice, FARTHEST - group.cost, graph, costs, take);
    if (read > BUDGET) break;
  }
  return extended;
}

type Take = (place: number, patients: number, cost: number) => void;

/** The partners of a word that a choice allows, found on the cheaper way; returns how many were passed over. */
function eachPartner(word: number, choice: Choice, limit: number, graph: PairGraph, completions: Choices, take: Take): number {
  const { costs, range, typed } = choice;
  if (range.to > range.from) {
    graph.each(word, range.from, range.to, (partner, patients) => {
      if (!costs.has(partner)) take(partner, patients, completions.completionCost(typed, partner));
    });
  }
  const degree = graph.degree(word);
  if (costs.size * Math.log2(2 + degree) > degree) {
    graph.each(word, 0, Number.MAX_SAFE_INTEGER, (partner, patients) => {
      const cost = costs.get(partner);
      if (cost !== undefined && cost <= limit) take(partner, patients, cost);
    });
    return degree;
  }
  for (const [place, cost] of costs) {
    if (cost > limit) continue;
    const patients = graph.patients(word, place);
    if (patients > 0) take(place, patients, cost);
  }
  return costs.size;
}

function inOrder(places: readonly number[], order: readonly { at: number }[]): number[] {
  const sorted: number[] = [];
  for (const [step, { at }] of order.entries()) sorted[at] = places[step] as number;
  return sorted;
}
