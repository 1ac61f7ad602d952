import { describe, expect, it } from 'vitest';
import { emptyRow } from './pasted-rows';
import { faultsOf, linesOf } from './receipt-body';

describe('faultsOf', () => {
  const line = (kind: 'medicine' | 'consumable', expiresOn: string) =>
    faultsOf({ ...emptyRow(), item: { id: '1', name: 'Thing', kind, baseUnit: '{piece}', units: [] }, quantity: '1', expiresOn });

  it('requires the expiry of a medicine, and of a medicine only', () => {
    expect(line('medicine', '')).toEqual({ expiresOn: 'needsExpiry' });
    expect(line('consumable', '')).toEqual({});
    expect(line('medicine', '2031-05-31')).toEqual({});
    expect(line('consumable', 'soon')).toEqual({ expiresOn: 'badDay' });
  });

  it('names a number that can be read in two ways, or none', () => {
    const costs = (cost: string, quantity = '1') => {
      const item = { id: '1', name: 'Thing', kind: 'consumable' as const, baseUnit: '{piece}', units: [] };
      return faultsOf({ ...emptyRow(), item, quantity, cost });
    };
    expect(costs('1,234')).toEqual({ cost: 'twoNumbers' });
    expect(costs('1', '1,200')).toEqual({ quantity: 'twoNumbers' });
    expect(costs('cheap')).toEqual({ cost: 'badNumber' });
    for (const cost of ['', '0,125', '12,5000', '1234', '1.2340']) expect(costs(cost)).toEqual({});
  });

  it('posts a number as it is read', () => {
    expect(linesOf([{ ...emptyRow(), quantity: '2,5', cost: '0,125' }])).toMatchObject([{ quantity: 2.5, cost: '0.125' }]);
  });

  it('requires the item and its quantity', () => {
    expect(faultsOf(emptyRow())).toEqual({ item: 'needsItem', quantity: 'needsQuantity' });
  });
});
