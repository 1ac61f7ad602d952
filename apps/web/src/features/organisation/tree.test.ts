import { describe, expect, it } from 'vitest';
import { branchesOf, codeFrom, found, withDescendants } from './tree';

const node = (id: string, parentId: string | null, name = id) => ({ id, parentId, name, code: id.toUpperCase() });
const ward = [node('ward', null, 'Ward'), node('b10', 'ward', 'Bed 10'), node('b9', 'ward', 'Bed 9'), node('store', null, 'Store')];

describe('a tree of rows', () => {
  it('goes from the top down, numbers in their order', () => {
    expect(branchesOf(ward).map(({ item, depth }) => [item.id, depth])).toEqual([
      ['store', 0],
      ['ward', 0],
      ['b9', 1],
      ['b10', 1],
    ]);
    expect(branchesOf(ward).at(-1)?.path).toBe('Ward › Bed 10');
  });

  it('hides and counts what is below a folded one', () => {
    expect(branchesOf(ward, new Set(['ward'])).map(({ item, children }) => [item.id, children])).toEqual([
      ['store', 0],
      ['ward', 2],
    ]);
  });

  it('keeps what is above a hit', () => {
    expect(found(ward, 'bed 9').map(({ id }) => id)).toEqual(['ward', 'b9']);
    expect(found(ward, ' ')).toHaveLength(4);
    expect(found(ward, 'nowhere')).toEqual([]);
  });

  it('returns everything below an item', () => {
    expect([...withDescendants(ward, 'ward')].sort()).toEqual(['b10', 'b9', 'ward']);
  });
});

describe('a suggested code', () => {
  it.each([
    ['Intensive care unit', 'ICU'],
    ['Cardiology', 'CARDIO'],
    ['Ward 12', 'W12'],
    ['Ärzte', 'ARZTE'],
    ['', ''],
  ])('of %s is %s', (name, code) => expect(codeFrom(name)).toBe(code));
});
