import { permissions } from '@wardbook/contracts/core/permissions';
import { modules } from '@wardbook/contracts/organisation/facility';
import { describe, expect, it } from 'vitest';
import { pagesFor } from './navigation';

describe('the pages of a facility', () => {
  it('hides stores, suppliers and medicines while the pharmacy is switched off', () => {
    const all = pagesFor({ permissions, modules }).map(({ key }) => key);
    const without = pagesFor({ permissions, modules: modules.filter((module) => module !== 'pharmacy') }).map(({ key }) => key);
    expect(all.filter((key) => !without.includes(key))).toEqual(['dispensing', 'stores', 'medicines', 'suppliers']);
  });
});
