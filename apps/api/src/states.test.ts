import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allEndpoints } from '@wardbook/contracts/registry';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import './app.module.js';
import { systemActor } from './core/database/actor.js';
import { allTransitions, type Transitions } from './core/transitions.js';
import { statesDocument } from './testing/states-document.js';
import { type TestApi, testApi } from './testing/test-api.js';

const FILE = fileURLToPath(new URL('../../../docs/states.md', import.meta.url));
const SEVEN = ['order', 'specimen', 'result', 'prescription', 'charge', 'invoice', 'payment'];
const machines = allTransitions().map((machine) => [machine.name, machine] as const);
const statesOf = ({ arrows }: Transitions<string>) => Object.keys(arrows);
const nextOf = ({ arrows }: Transitions<string>, from: string) => Object.keys(arrows[from] ?? {});
const machineOf = (name: string) => machines.find(([each]) => each === name)?.[1] as Transitions<string>;

describe.each(machines)('the states of: %s', (_, machine) => {
  it('have no dead end but the final ones', () => {
    const ends = statesOf(machine).filter((state) => nextOf(machine, state).length === 0);
    expect(ends.toSorted()).toEqual([...machine.final].toSorted());
  });

  it('lead to states that exist, by operations of the API', () => {
    const operations = new Set(allEndpoints.map(({ operationId }) => operationId));
    for (const from of statesOf(machine)) {
      for (const [to, acts] of Object.entries(machine.arrows[from] ?? {})) {
        expect(statesOf(machine)).toContain(to);
        expect(acts?.length).toBeGreaterThan(0);
        for (const act of acts ?? []) expect(operations, `${from} to ${to}`).toContain(act);
      }
    }
  });
});

it('draws every table, the seven that money and safety hang on among them', () => {
  expect(machines.map(([name]) => name)).toEqual(expect.arrayContaining(SEVEN));
  const document = statesDocument(allTransitions());
  if (process.env.UPDATE_STATES) writeFileSync(FILE, document);
  expect(document).toBe(readFileSync(FILE, 'utf8'));
});

describe('the database', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
  });

  it.each([
    ['charge', 'charge_item_may_become'],
    ['result', 'lab_result_may_become'],
  ])('holds the same table for a %s', async (name, rule) => {
    const machine = machineOf(name);
    const pairs = statesOf(machine).flatMap((from) => statesOf(machine).map((to) => ({ from, to })));
    const { rows } = await api.db.tx(systemActor('service', api.facilityId), () =>
      sql<{ from: string; to: string; may: boolean }>`select pair."from", pair."to", ${sql.ref(rule)}(pair."from", pair."to") as may
        from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair ("from" text, "to" text)`.execute(api.db.q),
    );
    expect(rows).toHaveLength(pairs.length);
    for (const { from, to, may } of rows) expect(may, `${from} to ${to}`).toBe(machine.mayBecome(from, to));
  });
});
