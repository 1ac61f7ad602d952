import { expect, it } from 'vitest';
import { withoutBlanks } from './form-values';

it('hands blank fields to the schema as missing ones, at any depth', () => {
  const typed = { name: 'Amina', phone: '', age: 0, active: false, address: { city: '', lines: ['', 'Moi Avenue'] }, born: null };
  expect(withoutBlanks(typed)).toEqual({
    name: 'Amina',
    phone: undefined,
    age: 0,
    active: false,
    address: { city: undefined, lines: [undefined, 'Moi Avenue'] },
    born: undefined,
  });
});
