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
const faults = (lines: ReturnType<typeof line>[], receivedOn?: string, held: ReturnType<typeof line>[] = []) =>
  receiptFaults({ receivedOn, lines }, { items, held, today }).map(({ path, code }) => [path.replace('body.', ''), code]);

describe('a receipt', () => {
  it('accepts today and up to a year before', () => {
    for (const day of [undefined, '2026-11-01', today]) expect(faults([line('gauze', null)], day)).toEqual([]);
    expect(faults([line('gauze', null)], '2026-11-23')).toEqual([['receivedOn', 'in-the-future']]);
    expect(faults([line('gauze', null)], '2025-11-22')).toEqual([]);
    expect(faults([line('gauze', null)], '2025-11-21')).toEqual([['receivedOn', 'too-early']]);
  });

  it('requires the expiry of medicines, and leaves it optional for other items', () => {
    expect(faults([line('gauze', null), line('tablet', null), line('tablet', '2028-01-31')])).toEqual([
      ['lines.1.expiresOn', 'expiry-needed'],
    ]);
  });

  it('refuses an expiry more than twenty years ahead', () => {
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

  it('has the expiry that a store holds the batch with, however its number is written', () => {
    const held = [line('gauze', '2028-01-31', 'LOT-1')];
    const received = (expiresOn: string, number: string) => faults([line('gauze', expiresOn, number)], undefined, held);
    expect(received('2028-01-31', 'lot 1')).toEqual([]);
    expect(received('2029-01-31', 'LOT-2')).toEqual([]);
    for (const number of ['LOT-1', 'lot-1', 'Lot 1'])
      expect(received('2029-01-31', number)).toEqual([['lines.0.expiresOn', 'other-expiry']]);
  });

  it('finds what has expired: a batch is good through the day printed on it', () => {
    expect(expiredLines([line('tablet', '2026-11-21'), line('tablet', today), line('gauze', null)], today)).toMatchObject([
      { path: 'body.lines.0.expiresOn' },
    ]);
  });
});
