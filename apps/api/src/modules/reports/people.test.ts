import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPeople, numbersOf } from './people.js';

const listed = (numbers: readonly number[]) => {
  const list = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) list.writeUInt32BE(number, at * 4);
  return numbersOf(list.toString('base64'));
};

describe('counting people', () => {
  it('counts each number once over all lists, in any order and with repetitions', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 6 }), (lists) => {
        expect(countPeople(lists.map(listed))).toBe(new Set(lists.flat()).size);
      }),
    );
    expect(countPeople([null, listed([7, 7]), listed([]), listed([7])])).toBe(1);
  });
});
