import type { Column } from './day-columns';

/** What the keyboard reaches in the day: one place on it at a time. */
export interface Cell {
  key: string;
  column: number;
  /** The minute at which it stands; what has no time of its own stands above all times. */
  at: number;
}

export const cellKey = {
  appointment: (id: string) => `appointment-${id}`,
  free: (practitionerId: string, startsAt: string) => `free-${practitionerId}-${startsAt}`,
  session: (id: string) => `session-${id}`,
};

/** Every cell, column by column from top to bottom. */
export function cellsOf(columns: readonly Column[]): Cell[] {
  return columns.flatMap((each, column) => {
    const walkIns = each.walkIns.map(({ id }, index) => ({ key: cellKey.appointment(id), at: index - each.walkIns.length }));
    const blocks = each.blocks.map(({ appointment, from, lane }) => ({ key: cellKey.appointment(appointment.id), at: from + lane / 10 }));
    const free = each.free.map(({ place, from }) => ({ key: cellKey.free(place.practitionerId, place.startsAt), at: from }));
    const sessions = each.sessions.flatMap(({ id, from, to, tokens }) => [
      { key: cellKey.session(id), at: from },
      ...tokens.map((token, index) => ({
        key: cellKey.appointment(token.id),
        at: from + ((to - from) * (index + 1)) / (tokens.length + 1),
      })),
    ]);
    const all = [...walkIns, ...blocks, ...free, ...sessions].sort((one, other) => one.at - other.at);
    return all.map((cell) => ({ ...cell, column }));
  });
}

/** Where an arrow leads: up and down within the column, to the sides to the cell of the next column that is nearest in time. */
export function neighbourOf(cells: readonly Cell[], current: Cell, arrow: string): Cell | undefined {
  const own = cells.filter(({ column }) => column === current.column);
  const index = own.findIndex(({ key }) => key === current.key);
  switch (arrow) {
    case 'ArrowDown':
      return own[index + 1];
    case 'ArrowUp':
      return own[index - 1];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowRight':
      return nearest(cells, current, (column) => column > current.column);
    case 'ArrowLeft':
      return nearest(cells, current, (column) => column < current.column);
    default:
      return undefined;
  }
}

function nearest(cells: readonly Cell[], from: Cell, isThere: (column: number) => boolean): Cell | undefined {
  const there = cells.filter(({ column }) => isThere(column));
  const next = Math.min(...there.map(({ column }) => Math.abs(column - from.column)));
  return there
    .filter(({ column }) => Math.abs(column - from.column) === next)
    .toSorted((one, other) => Math.abs(one.at - from.at) - Math.abs(other.at - from.at))[0];
}

/** Where the keyboard comes in: at what is on or comes next now, or at the first cell of a day without a now. */
export function entryOf(cells: readonly Cell[], now: number | null): Cell | undefined {
  if (now === null) return cells[0];
  return cells.filter(({ at }) => at >= now).toSorted((one, other) => one.at - other.at || one.column - other.column)[0] ?? cells[0];
}
