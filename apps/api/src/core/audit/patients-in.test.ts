import { expect, it } from 'vitest';
import { patientsIn } from './patients-in.js';

const ids = (answer: unknown, path: `/${string}` = '/visits') => patientsIn(answer, { path });

it('finds each patient of an answer once, at any depth', () => {
  const day = { practitioners: [{ id: 'p1', entries: [{ patient: { id: 'a' } }, { patientId: 'b' }, { patient: { id: 'a' } }] }] };
  expect(ids(day)).toEqual(['a', 'b']);
});

it('takes the rows of the list of patients for patients, and those of no other list', () => {
  const rows = { items: [{ id: 'a' }, { id: 'b' }] };
  expect(ids(rows, '/patients')).toEqual(['a', 'b']);
  expect(ids(rows)).toEqual([]);
});

it('passes over what has no patient', () => {
  for (const answer of [null, undefined, 'text', { patient: null, patientId: null }, [{}]]) expect(ids(answer)).toEqual([]);
});
