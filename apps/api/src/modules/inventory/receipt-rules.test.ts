import { describe, expect, it } from 'vitest';
import { expiredLines, receiptFaults } from './receipt-rules.js';

const today = '2026-11-22';
const items = new Map([
  ['tablet', { kind: 'medicine' as const }],
  ['gauze', { kind: 'consumable' as const }],
]);
const line = (stockItemId: string, expiresOn: string | null, batchNumber: string | null = null) => ({
  stockItemId,
  expiresOn,
  batchNumber,
});
const faults = (lines: ReturnType<typeof line>[], receivedOn?: string) =>
  receiptFaults({ receivedOn, lines }, items, today).map(({ path, code }) => [path.replace('body.', ''), code]);

describe('a receipt', () => {
  it('is of today or a day before', () => {
    for (const day of [undefined, '2026-11-01', today]) expect(faults([line('gauze', null)], day)).toEqual([]);
    expect(faults([line('gauze', null)], '2026-11-23')).toEqual([['receivedOn', 'in-future']]);
  });

  it('says when its medicines expire, and of other things if they do', () => {
    expect(faults([line('gauze', null), line('tablet', null), line('tablet', '2028-01-31')])).toEqual([['lines.1.expiresOn', 'needed']]);
  });

  it('holds nothing that is good for longer than twenty years', () => {
    expect(faults([line('tablet', '2046-11-22'), line('gauze', '2046-11-23')])).toEqual([['lines.1.expiresOn', 'too-far']]);
  });

  it('has one expiry for a batch', () => {
    const batch = (expiresOn: string | null, item = 'gauze', number: string | null = 'B1') => line(item, expiresOn, number);
    expect(faults([batch('2028-01-31'), batch('2028-01-31'), batch('2028-03-31', 'tablet'), batch('2028-03-31', 'gauze', 'B2')])).toEqual(
      [],
    );
    expect(faults([batch('2028-01-31', 'gauze', null), batch('2028-03-31', 'gauze', null)])).toEqual([]);
    expect(faults([batch('2028-01-31'), batch('2028-03-31'), batch(null)])).toEqual([
      ['lines.1.expiresOn', 'other-expiry'],
      ['lines.2.expiresOn', 'other-expiry'],
    ]);
  });

  it('finds what has expired: a batch is good through the day printed on it', () => {
    expect(expiredLines([line('tablet', '2026-11-21'), line('tablet', today), line('gauze', null)], today)).toMatchObject([
      { path: 'body.lines.0.expiresOn' },
    ]);
  });
});
