import { describe, expect, it } from 'vitest';
import { emptyRow } from './pasted-rows';
import { faultsOf } from './receipt-body';

describe('faultsOf', () => {
  const line = (kind: 'medicine' | 'consumable', expiresOn: string) =>
    faultsOf({ ...emptyRow(), item: { id: '1', name: 'Thing', kind, baseUnit: '{piece}', units: [] }, quantity: '1', expiresOn });

  it('requires the expiry of a medicine, and of a medicine only', () => {
    expect(line('medicine', '')).toEqual({ expiresOn: 'needsExpiry' });
    expect(line('consumable', '')).toEqual({});
    expect(line('medicine', '2031-05-31')).toEqual({});
    expect(line('consumable', 'soon')).toEqual({ expiresOn: 'badDay' });
  });

  it('requires the item and its quantity', () => {
    expect(faultsOf(emptyRow())).toEqual({ item: 'needsItem', quantity: 'needsQuantity' });
  });
});
