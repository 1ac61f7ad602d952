import { describe, expect, it } from 'vitest';
import { NameIndex } from './name-index.js';

/** An index of patients, each given by the words of the name and the year of birth; the last ones come after it was read. */
function indexOf(patients: string[], later: string[] = []): NameIndex {
  const numbers = new Map<string, number>();
  const numbered = (patient: string) =>
    patient.split(' ').map((text) => {
      const id = numbers.get(text) ?? numbers.size + 100;
      numbers.set(text, id);
      return { id, text };
    });
  const counts = new Map<string, number>();
  for (const words of patients.map(numbered)) {
    for (const [at, one] of words.entries()) {
      for (const other of words.slice(at + 1)) {
        const pair = [one.id, other.id].sort((a, b) => a - b).join();
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
  }
  const index = new NameIndex(
    [...numbers].map(([text, id]) => ({ id, text })),
    (table) => {
      const place = (key: string, at: number) => table.placeOfId(Number(key.split(',')[at])) ?? -1;
      const keys = [...counts.keys()];
      return {
        ones: Int32Array.from(keys, (key) => place(key, 0)),
        others: Int32Array.from(keys, (key) => place(key, 1)),
        patients: Int32Array.from(counts.values()),
      };
    },
  );
  for (const patient of later) index.add(numbered(patient));
  return index;
}

const patients = [
  'anna kowalska #1984',
  'anna maria kowalska #1951',
  'jan kowalski #1951',
  'abdul rahman khan #1970',
  'sean o brien #1984',
];
const namesOf = (index: NameIndex, groups: { places: number[] }[]) =>
  groups.map(({ places }) => places.map((place) => index.words.text(place)).join(' '));
const written = (index: NameIndex, text: string) => namesOf(index, index.query(text.split(' ')).written);
const near = (index: NameIndex, text: string) => namesOf(index, index.query(text.split(' ')).near());

describe.each([
  ['that was read at once', indexOf(patients)],
  ['to which some patients came later', indexOf(patients.slice(0, 2), patients.slice(2))],
])('an index of names %s', (_, index) => {
  it('finds words that begin with what was typed, in the order of the query', () => {
    expect(written(index, 'kowal an')).toEqual(['kowalska anna']);
    expect(written(index, 'kow ja')).toEqual(['kowalski jan']);
  });

  it('finds the whole words first, and of these the commonest', () => {
    expect(written(index, 'anna kowal')[0]).toBe('anna kowalska');
  });

  it('finds no group of words whose pairs belong to different patients', () => {
    expect(written(index, 'maria #1984')).toEqual([]);
    expect(written(index, 'kowalska #1984')).toEqual(['kowalska #1984']);
    expect(written(index, 'anna maria #1984')).toEqual([]);
  });

  it('finds what was written together as two words, and what was written apart as one', () => {
    expect(near(index, 'abdulrahman khan')[0]).toBe('abdul rahman khan');
    expect(near(index, 'sean obrien')[0]).toBe('sean o brien');
    expect(near(index, 'anna kowal ska')[0]).toBe('anna kowalska');
  });

  it('finds a typing error in an unfinished word', () => {
    expect(near(index, 'jan kowla')).toContain('jan kowalski');
  });

  it('keeps similar names apart from exact ones', () => {
    expect(written(index, 'jan kowalska')).toEqual([]);
    expect(near(index, 'jan kowalska')).toEqual(['jan kowalski']);
    expect(near(index, 'anna kowalska')).not.toContain('anna kowalska');
  });
});
