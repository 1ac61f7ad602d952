/** A line with what is left to pay of it, or with a negative amount what was paid too much. */
export interface LineLeft {
  lineId: string;
  outstanding: number;
}

export interface Allocation {
  lineId: string;
  amount: number;
}

/** Gives an amount to lines in their order until it is used up, or answers null when it is more than they owe. */
export function allocate(amount: number, lines: readonly LineLeft[]): Allocation[] | null {
  let left = amount;
  const allocations: Allocation[] = [];
  for (const { lineId, outstanding } of lines) {
    const part = Math.min(left, Math.max(outstanding, 0));
    if (part > 0) allocations.push({ lineId, amount: part });
    left -= part;
  }
  return left === 0 ? allocations : null;
}

/** Takes an amount back from lines that were paid and credited since, or answers null when it is more than can be handed back. */
export function takeBack(amount: number, lines: readonly LineLeft[]): Allocation[] | null {
  const taken = allocate(
    amount,
    lines.map(({ lineId, outstanding }) => ({ lineId, outstanding: -outstanding })),
  );
  return taken?.map(({ lineId, amount: part }) => ({ lineId, amount: -part })) ?? null;
}
