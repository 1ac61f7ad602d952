export interface Node {
  id: string;
  parentId: string | null;
  name: string;
  code: string;
}

export interface Branch<Item> {
  item: Item;
  depth: number;
  children: number;
  /** The names from the top down to this one. */
  path: string;
}

/** The rows of a tree from the top down, each with its depth. What stands below a folded one is left out. */
export function branchesOf<Item extends Node>(items: readonly Item[], folded: ReadonlySet<string> = new Set()): Branch<Item>[] {
  const inside = Map.groupBy(items, ({ parentId }) => parentId);
  const walk = (parentId: string | null, depth: number, above: string): Branch<Item>[] =>
    (inside.get(parentId) ?? []).toSorted(byCode).flatMap((item) => {
      const path = above === '' ? item.name : `${above} › ${item.name}`;
      const branch = { item, depth, children: inside.get(item.id)?.length ?? 0, path };
      return folded.has(item.id) ? [branch] : [branch, ...walk(item.id, depth + 1, path)];
    });
  return walk(null, 0, '');
}

/** What is found, with everything above it, so that one sees where it stands. */
export function found<Item extends Node>(items: readonly Item[], search: string): Item[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return [...items];
  const byId = new Map(items.map((item) => [item.id, item]));
  const kept = new Set<string>();
  for (const item of items) {
    if (!`${item.code} ${item.name}`.toLocaleLowerCase().includes(wanted)) continue;
    for (let at: Item | undefined = item; at && !kept.has(at.id); at = byId.get(at.parentId ?? '')) kept.add(at.id);
  }
  return items.filter(({ id }) => kept.has(id));
}

/** An item with everything below it: where it can never be moved to. */
export function withDescendants<Item extends Node>(items: readonly Item[], id: string): Set<string> {
  const all = new Set([id]);
  for (const { item } of branchesOf(items)) if (item.parentId !== null && all.has(item.parentId)) all.add(item.id);
  return all;
}

/** Numbers inside codes and names count as numbers, so that bed 10 comes after bed 9. */
function byCode(one: Node, other: Node): number {
  return one.name.localeCompare(other.name, undefined, { numeric: true });
}

/** A code that a name suggests: `Intensive care unit` becomes `ICU`, `Cardiology` becomes `CARDIO`. */
export function codeFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  if (words.length > 1)
    return words
      .map((word) => (/^\d+$/.test(word) ? word : word[0]))
      .join('')
      .slice(0, 20);
  return (words[0] ?? '').slice(0, 6);
}
