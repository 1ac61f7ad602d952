/** A line with what is left to pay of it, or with a negative amount what was paid too much. */
export interface LineLeft {
  lineId: string;
  outstanding: number;
}

export interface Allocation {
  lineId: string;
  amount: number;
}

/** What one payment has on a line. */
export interface PaidPart extends Allocation {
  paymentId: string;
}

/** Gives an amount to lines in their order until it is used up, or returns null when it is more than they owe. */
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

/** Takes an amount back from lines that were paid and credited since, or returns null when it is more than can be refunded. */
export function takeBack(amount: number, lines: readonly LineLeft[]): Allocation[] | null {
  const taken = allocate(
    amount,
    lines.map(({ lineId, outstanding }) => ({ lineId, outstanding: -outstanding })),
  );
  return taken?.map(({ lineId, amount: part }) => ({ lineId, amount: -part })) ?? null;
}

/**
 * Moves what was paid too much on lines to those that are not paid yet, both in their order, until one or the other is used up.
 * Each move is two rows of the payment that the money came with, so that every payment stays allocated whole.
 */
export function moveCredit(lines: readonly LineLeft[], paid: readonly PaidPart[]): PaidPart[] {
  const open = lines.filter(({ outstanding }) => outstanding > 0).map((line) => ({ ...line }));
  const moves: PaidPart[] = [];
  for (const { paymentId, lineId, amount } of surplusOf(lines, paid)) {
    let left = amount;
    for (const line of open) {
      const part = Math.min(left, line.outstanding);
      if (part === 0) continue;
      moves.push({ paymentId, lineId, amount: -part }, { paymentId, lineId: line.lineId, amount: part });
      line.outstanding -= part;
      left -= part;
    }
  }
  return moves;
}

/** Of the parts that payments have on lines, those that the lines do not need. */
function surplusOf(lines: readonly LineLeft[], paid: readonly PaidPart[]): PaidPart[] {
  return lines.flatMap(({ lineId, outstanding }) => {
    let surplus = Math.max(0, -outstanding);
    return paid
      .filter((part) => part.lineId === lineId)
      .map((part) => {
        const amount = Math.min(surplus, part.amount);
        surplus -= amount;
        return { ...part, amount };
      });
  });
}
