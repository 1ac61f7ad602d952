import { permissions } from '@wardbook/contracts/core/permissions';
import { describe, expect, it } from 'vitest';
import { groupOf, permissionsByGroup } from './permission-groups';

describe('the role editor', () => {
  it('lists every permission exactly once, and no group without any', () => {
    const groups = permissionsByGroup();
    expect(groups.flatMap(([, listed]) => listed).sort()).toEqual([...permissions].sort());
    expect(groups.every(([, listed]) => listed.length > 0)).toBe(true);
  });

  it('puts the permission to manage users under the administration', () => {
    expect(groupOf('user:manage')).toBe('administration');
    expect(groupOf('result:verify')).toBe('laboratory');
  });
});
