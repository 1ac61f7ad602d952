import type { Connection } from 'pg';
import { expect, it } from 'vitest';
import { PreparedStatements } from './prepared-statements.js';

it('makes room by giving up what was not used for longest', () => {
  const known = PreparedStatements.of({} as Connection);
  const always = known.find('select 0', 0);
  for (let at = 1; at <= 1_000; at++) {
    known.find(`select ${at}`, 0);
    expect(known.find('select 0', 0)).toBe(always);
  }
  expect(known.closings().length).toBeGreaterThan(500);
});
