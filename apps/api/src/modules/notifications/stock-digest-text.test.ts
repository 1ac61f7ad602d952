import type { StockAlert } from '@wardbook/contracts/inventory/stores';
import { expect, it } from 'vitest';
import { stockDigestText } from './stock-digest-text.js';

const alert = (more: Partial<StockAlert>): StockAlert => ({
  ...{ kind: 'low-stock', store: { id: '1', name: 'Main pharmacy' }, stockItemId: '2', itemName: 'Gauze', baseUnit: '{piece}' },
  ...{ quantity: 3, reorderLevel: 10, batchNumber: null, expiresOn: null, responsible: null },
  ...more,
});

it('puts what has expired first, then what is low, then what expires soon', () => {
  const { subject, body } = stockDigestText('en', 'Lakeside', [
    alert({ kind: 'near-expiry', expiresOn: '2026-12-24', quantity: 1 }),
    alert({}),
    alert({ kind: 'expired', batchNumber: 'B7', expiresOn: '2026-11-01', itemName: 'Amoxicillin' }),
  ]);
  expect(subject).toBe('Lakeside: 3 things need attention in the stores');
  expect(body.split('\n').filter((line) => line.startsWith('-'))).toEqual([
    '- Amoxicillin: 3 pieces, batch B7, 2026-11-01 (Main pharmacy)',
    '- Gauze: 3 pieces left, reorder at 10 (Main pharmacy)',
    '- Gauze: 1 piece, 2026-12-24 (Main pharmacy)',
  ]);
});

it('stays short, and says how much it leaves out', () => {
  const { body } = stockDigestText(
    'en',
    'Lakeside',
    Array.from({ length: 45 }, () => alert({})),
  );
  expect(body).toContain('... and 5 more');
});
