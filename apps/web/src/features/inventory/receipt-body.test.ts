import { describe, expect, it } from 'vitest';
import { emptyRow } from './pasted-rows';
import { faultsOf } from './receipt-body';

describe('what a line of a receipt lacks', () => {
  const line = (kind: 'medicine' | 'consumable', expiresOn: string) =>
    faultsOf({ ...emptyRow(), item: { id: '1', name: 'Thing', kind, baseUnit: '{piece}', units: [] }, quantity: '1', expiresOn });

  it('is the expiry of a medicine, and of a medicine only', () => {
    expect(line('medicine', '')).toEqual({ expiresOn: 'needsExpiry' });
    expect(line('consumable', '')).toEqual({});
    expect(line('medicine', '2031-05-31')).toEqual({});
    expect(line('consumable', 'soon')).toEqual({ expiresOn: 'badDay' });
  });

  it('is the item and how much of it', () => {
    expect(faultsOf(emptyRow())).toEqual({ item: 'needsItem', quantity: 'needsQuantity' });
  });
});
