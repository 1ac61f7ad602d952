const UNITS = { d: 1, w: 7, m: 30.4375, y: 365.25 } as const;
type Unit = keyof typeof UNITS;
const LARGEST_FIRST: readonly Unit[] = ['y', 'm', 'w'];

/** Days behind a written age such as `28d`, `6m` or `18y`; a bare number counts days. Null when it cannot be read. */
export function daysOf(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([dwmy]?)\s*$/i.exec(text);
  if (!match) return null;
  return Math.ceil(Number(match[1]) * UNITS[(match[2]?.toLowerCase() || 'd') as Unit]);
}

/** The shortest way to write an age that means exactly these days. */
export function ageText(days: number | null): string {
  if (days === null) return '';
  for (const unit of days === 0 ? [] : LARGEST_FIRST) {
    const count = Math.floor(days / UNITS[unit]);
    if (count > 0 && Math.ceil(count * UNITS[unit]) === days) return `${count}${unit}`;
  }
  return `${days}d`;
}
