import { expect, it } from 'vitest';
import { mayName, namedTables } from './check-tables.mjs';

it('finds the tables of the query builder and those of SQL', () => {
  const text = `db.q.selectFrom('visit as v').innerJoin('patient', 'patient.id', 'v.patient_id');
    sql\`select 1 from public.charge_item join \${other} on true where id in (select id from invoice)\`;`;
  expect(namedTables(text)).toEqual(expect.arrayContaining(['visit', 'patient', 'charge_item', 'invoice']));
});

it('lets a module name the tables below it, and none above', () => {
  expect(mayName('billing', 'visit', 'encounters')).toBe(true);
  expect(mayName('encounters', 'charge_item', 'billing')).toBe(false);
  expect(mayName('encounters', 'allergen_code', 'pharmacy')).toBe(true);
});
