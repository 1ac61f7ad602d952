import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineLeft, moveCredit, type PaidPart } from './payment-allocation.js';

const amount = fc.integer({ min: 1, max: 1_000 });

/** Lines that are overpaid by less than their receipts have on them, and lines that are open. */
const accounts = fc.record({
  overpaid: fc.array(fc.record({ parts: fc.array(amount, { minLength: 1, maxLength: 3 }), kept: fc.integer({ min: 0, max: 500 }) }), {
    maxLength: 4,
  }),
  open: fc.array(amount, { maxLength: 4 }),
});

describe('moving credit', () => {
  it('uses up the credit or the debt, leaves every payment its amount and no line below zero', () => {
    fc.assert(
      fc.property(accounts, ({ overpaid, open }) => {
        const paid: PaidPart[] = overpaid.flatMap(({ parts }, line) =>
          parts.map((part, index) => ({ paymentId: `payment ${line} ${index}`, lineId: `over ${line}`, amount: part })),
        );
        const total = (parts: readonly { amount: number }[]) => parts.reduce((sum, part) => sum + part.amount, 0);
        const lines: LineLeft[] = [
          ...overpaid.map(({ parts, kept }, line) => {
            const whole = parts.reduce((sum, part) => sum + part, 0);
            return { lineId: `over ${line}`, outstanding: -(whole - Math.min(kept, whole - 1)) };
          }),
          ...open.map((outstanding, line) => ({ lineId: `open ${line}`, outstanding })),
        ];
        const moves = moveCredit(lines, paid);
        for (const paymentId of new Set(moves.map((move) => move.paymentId))) {
          expect(total(moves.filter((move) => move.paymentId === paymentId))).toBe(0);
        }
        const left = lines.map(({ lineId, outstanding }) => outstanding - total(moves.filter((move) => move.lineId === lineId)));
        expect(left.some((each) => each < 0) && left.some((each) => each > 0)).toBe(false);
        for (const [index, { outstanding }] of lines.entries()) {
          const after = left[index] ?? 0;
          expect(outstanding < 0 ? after <= 0 : after >= 0).toBe(true);
        }
        for (const { paymentId, lineId, amount: moved } of moves.filter((move) => move.amount < 0)) {
          const had = paid.find((part) => part.paymentId === paymentId && part.lineId === lineId);
          expect(had?.amount ?? 0).toBeGreaterThanOrEqual(-moved);
        }
      }),
    );
  });

  it('pays the first open line first, with what was paid first', () => {
    const lines = [
      { lineId: 'old', outstanding: -80 },
      { lineId: 'second', outstanding: 50 },
      { lineId: 'third', outstanding: 50 },
    ];
    const paid = [
      { paymentId: 'early', lineId: 'old', amount: 30 },
      { paymentId: 'late', lineId: 'old', amount: 50 },
    ];
    expect(moveCredit(lines, paid)).toEqual([
      { paymentId: 'early', lineId: 'old', amount: -30 },
      { paymentId: 'early', lineId: 'second', amount: 30 },
      { paymentId: 'late', lineId: 'old', amount: -20 },
      { paymentId: 'late', lineId: 'second', amount: 20 },
      { paymentId: 'late', lineId: 'old', amount: -30 },
      { paymentId: 'late', lineId: 'third', amount: 30 },
    ]);
  });
});
