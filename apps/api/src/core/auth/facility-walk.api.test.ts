import { requestDiscount } from '@wardbook/contracts/billing/discounts';
import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import { permissions } from '@wardbook/contracts/core/permissions';
import { collectSpecimens, listLabWork } from '@wardbook/contracts/laboratory/work';
import { allEndpoints } from '@wardbook/contracts/registry';
import { addAbsence } from '@wardbook/contracts/scheduling/availability';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledIn, type Shape, shapeOf } from '../../testing/bad-input.js';
import { chargedActs } from '../../testing/charged-acts.js';
import { confirmed } from '../../testing/confirmed.js';
import { at, key, SchedulingSteps, slot } from '../../testing/scheduling-steps.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

const AT_ONCE = 8;

let api: TestApi;
let owner: Client;
/** One row of the first facility in each table that has some, and all ids of them. */
const rowOf = new Map<string, string>();
const idsHere = new Set<string>();

beforeAll(async () => {
  api = await ownTestApi();
  owner = new Client({ connectionString: api.ownerUrl });
  await owner.connect();
  await workInTheFirstFacility();
  await openAnother();
  for (const table of await scopedTables()) {
    const { rows } = await owner.query<{ id: string }>(`select id from ${table} where facility_id = $1 order by id`, [api.facilityId]);
    if (rows[0]) rowOf.set(table, rows[0].id);
    for (const { id } of rows) idsHere.add(id);
  }
  for (const [field, table] of Object.entries(NAMED)) {
    const own = table.split(' ').at(table.includes(' join ') ? 2 : 0);
    const { rows } = await owner.query<{ id: string }>(`select ${own}.id from ${table} limit 1`);
    named.set(field, rows[0]?.id ?? '');
  }
}, 120_000);
afterAll(async () => {
  await owner.end();
  await api.close();
});

async function scopedTables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relrowsecurity
    and relnamespace = 'public'::regnamespace and exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'id') order by 1`);
  return rows.map(({ name }) => name);
}

/** A day of work: bookings, a tube, stock, a prescription, and money that was charged, invoiced and paid. */
async function workInTheFirstFacility(): Promise<void> {
  const acts = chargedActs(api);
  await acts.payAll((await acts.account('100')).id);
  const { charges } = await acts.account('100');
  await acts.cashier(requestDiscount, { body: { chargeIds: [charges[0]?.id ?? ''], percent: '10', reason: 'Hardship' } }, key());
  const seen = await acts.seen();
  await acts.orderTest(seen.encounterId, 'amylase');
  await acts.prescribe(seen, (await acts.stocked('Amoxicillin 500', '5')).medicineId);
  const { items } = await api.asRole('lab-technician')(listLabWork, { query: { tab: 'to-collect' } });
  await api.asRole('lab-technician')(collectSpecimens, { body: { workItemIds: [items[0]?.id ?? ''] } }, key());
  const desk = new SchedulingSteps(api);
  const practitionerId = await desk.withSlots();
  await desk.book(slot(practitionerId, '09:00', '09:30'), seen.patientId);
  const away = { practitionerId, startsAt: at('11:00'), endsAt: at('12:00'), reason: 'Meeting' };
  await api.asRole('admin')(addAbsence, { body: away });
  await owner.query(`insert into store_policy (facility_id, store_id) select facility_id, id from location where kind = 'store' limit 1`);
  await owner.query(
    `insert into message (facility_id, kind, channel, recipient, body, language) values ($1, 'appointment-booked', 'sms', '+254700000000', 'Text', 'en')`,
    [api.facilityId],
  );
}

/** A second facility, in which one person may do everything. */
async function openAnother(): Promise<void> {
  await owner.query(
    `insert into role_permission (role_id, permission) select role.id, permission from role, unnest($1::text[]) as permission
      where role.code = 'admin' on conflict do nothing`,
    [permissions],
  );
  await owner.query(
    `with other as (insert into facility (code, name, kind, time_zone, currency, languages)
      values ('branch', 'Branch', 'outpatient-clinic', 'Africa/Nairobi', 'KES', '{en}') returning id)
    insert into membership (user_id, role_id, facility_id, valid_from) select $1, role.id, other.id, now() - interval '1 hour' from other, role where role.code = 'admin'`,
    [api.userIdOf('admin')],
  );
  await confirmed(api, 'admin');
}

/** What the rows of the first facility hold. */
async function heldHere(): Promise<Record<string, string>> {
  const held: Record<string, string> = {};
  for (const table of await scopedTables()) {
    const { rows } = await owner.query(
      `select md5(coalesce(string_agg(row::text, ' ' order by id), '')) as hash from ${table} as row where facility_id = $1`,
      [api.facilityId],
    );
    held[table] = rows[0].hash;
  }
  return held;
}

/** Calls an endpoint from the second facility with an id wherever it takes one. */
async function call(endpoint: AnyEndpoint, id: string) {
  const stop = new AbortController();
  const path = fullPath(endpoint).replace(/:(\w+)/g, (_, name: string) => (/date$/i.test(name) ? '2031-03-03' : id));
  const body = endpoint.body
    ? {
        body: JSON.stringify(
          filledIn(shapeOf(endpoint, 'body'), ({ path: at, shape }) => namedAt(at) ?? (shape.format === 'uuid' ? id : undefined)),
        ),
      }
    : {};
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${api.tokenOf('admin')}`,
    'wardbook-facility': 'branch',
    'idempotency-key': crypto.randomUUID(),
  };
  const response = await fetch(`${new URL(api.baseUrl).origin}${path}${queryOf(endpoint)}`, {
    method: endpoint.method,
    headers,
    signal: stop.signal,
    ...body,
  });
  const text = endpoint.produces ? '' : await response.text();
  stop.abort();
  return { status: response.status, text };
}

/** The row that a field of that name asks for, also inside a list. */
function namedAt(path: string): string | undefined {
  return named.get(path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '');
}

function queryOf(endpoint: AnyEndpoint): string {
  const { properties = {}, required = [] } = shapeOf(endpoint, 'query');
  const needed = Object.fromEntries(Object.entries(properties).filter(([name]) => required.includes(name)));
  const values = filledIn({ type: 'object', properties: needed } as Shape, () => undefined) as Record<string, string>;
  return `?${new URLSearchParams(values)}`;
}

type Answer = { status: number; text: string };

async function walk(
  endpoints: readonly AnyEndpoint[],
  idsFor: (endpoint: AnyEndpoint) => string[],
  judge: (answer: Answer, id: string) => string | null,
) {
  const attempts = endpoints.flatMap((endpoint) => idsFor(endpoint).map((id) => ({ endpoint, id })));
  const faults: string[] = [];
  for (let start = 0; start < attempts.length; start += AT_ONCE) {
    const some = attempts.slice(start, start + AT_ONCE).map(async ({ endpoint, id }) => {
      const fault = judge(await call(endpoint, id), id);
      if (fault) faults.push(`${endpoint.operationId}: ${fault}`);
    });
    await Promise.all(some);
  }
  return [...new Set(faults)];
}

/** The word of an address, and the table of what stands behind it. */
const TABLES: Record<string, string> = {
  accounts: 'account',
  charges: 'charge_item',
  discounts: 'discount',
  invoices: 'invoice',
  payments: 'payment',
  'till-sessions': 'till_session',
  availability: 'availability',
  absences: 'absence',
  appointments: 'appointment',
  work: 'lab_work_item',
  specimens: 'specimen',
  'goods-receipts': 'goods_receipt',
  messages: 'message',
};
const idOf = (table: string) => rowOf.get(table) ?? '';
const idBehind = ({ path }: AnyEndpoint) =>
  idOf(TABLES[Object.keys(TABLES).find((word) => path.includes(`/${word}/:id`)) ?? ''] ?? 'account');
/** What a new thing may name: rows of the first facility, and of the organisation where they happened there. */
const NAMED: Record<string, string> = {
  accountId: 'account',
  chargeIds: 'charge_item',
  workItemIds: 'lab_work_item',
  sessionId: 'availability',
  batchId: 'batch',
  invoiceId: 'invoice',
  storeId: `location where kind = 'store'`,
  visitId: 'visit',
  encounterId: 'encounter',
  patientId: 'visit join patient on patient.id = patient_id',
  medicationRequestId: 'medication_request',
};
const named = new Map<string, string>();

const ofFacility = allEndpoints.filter(({ scope, produces }) => scope === 'facility' && produces !== 'text/event-stream');
const lists = allEndpoints.filter(({ method, params, produces }) => method === 'GET' && !params && produces !== 'text/event-stream');
const ofOneThing = ofFacility.filter(({ params }) => params);
const reading = ofOneThing.filter(({ method }) => method === 'GET');
const changing = ofOneThing.filter(({ method }) => method !== 'GET');
const creating = ofFacility.filter(({ method, params }) => method !== 'GET' && !params);
const leaks = (text: string, but = '') => [...idsHere].filter((id) => id !== but && text.includes(id));

describe('a person of another facility', { timeout: 60_000 }, () => {
  it('meets rows of the first one in most tables', () => {
    expect(rowOf.size).toBeGreaterThan(20);
    expect([...named.values()]).not.toContain('');
    expect(Object.values(TABLES).filter((table) => !rowOf.has(table))).toEqual([]);
    const reached = ofOneThing.map(({ path }) => Object.keys(TABLES).find((word) => path.includes(`/${word}/:id`)));
    expect(Object.keys(TABLES).filter((word) => !reached.includes(word))).toEqual([]);
  });

  it('gets none of its rows in any list', async () => {
    const faults = await walk(
      lists,
      () => [''],
      ({ status, text }) => (status >= 500 || leaks(text).length > 0 ? `${status} ${leaks(text).length} rows` : null),
    );
    expect(faults).toEqual([]);
  });

  it('opens none of its rows by their ids, and changes none', async () => {
    const before = await heldHere();
    const shown = await walk(
      reading,
      (endpoint) => [idBehind(endpoint)],
      ({ status, text }, id) => {
        const holds = leaks(text).length - (status >= 400 && text.includes(id) ? 1 : 0);
        return status >= 500 || holds > 0 ? `${status}` : null;
      },
    );
    expect(shown).toEqual([]);
    const faults = await walk(
      changing,
      (endpoint) => [idBehind(endpoint)],
      ({ status }) => (status < 400 || status >= 500 ? `${status}` : null),
    );
    expect(faults).toEqual([]);
    expect(await heldHere()).toEqual(before);
  });

  it('changes none of them by naming them in a new thing', async () => {
    const before = await heldHere();
    const faults = await walk(
      creating,
      () => [idOf('account')],
      ({ status, text }, id) => (status >= 500 || leaks(text, id).length > 0 ? `${status}` : null),
    );
    expect(faults).toEqual([]);
    expect(await heldHere()).toEqual(before);
  });
});
