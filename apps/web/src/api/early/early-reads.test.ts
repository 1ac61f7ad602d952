import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginReads } from './begin-reads';
import { takeEarlyAnswer } from './take-early-answer';

const pages = [
  {
    page: '/patients/:id',
    reads: [
      { path: '/api/v1/patients/:id', permission: 'patient:read' as const },
      { path: '/api/v1/patients/:id/history', permission: 'chart:read' as const },
    ],
  },
];
const me = { facilities: [{ id: 'f1', code: 'main', permissions: ['patient:read'] }] };
const PATIENT = '/f/main/patients/01a20566-4527-701a-a5aa-5927cb94085f';
const RECORD = '/api/v1/patients/01a20566-4527-701a-a5aa-5927cb94085f';
const asked: string[] = [];

function openPage(pathname: string, answer: () => Response = () => Response.json(me)): void {
  vi.stubGlobal('window', { location: { pathname } });
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(address.endsWith('/auth/me') ? answer() : new Response(address));
  });
  // As text, as the page runs it: a name from outside would not be there.
  new Function('pages', `(${beginReads})(pages)`)(pages);
}

/** Long enough for every answer that is there at once to be read and acted on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const inFacility = { headers: { 'Wardbook-Facility': 'f1' } };

describe('early reads', () => {
  beforeEach(() => {
    asked.length = 0;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('ask for what the page shows and its reader may see', async () => {
    openPage(PATIENT);
    await vi.waitFor(() => expect(asked).toEqual(['/api/v1/auth/me', RECORD]));
  });

  it('fetch nothing for a page that is not in the list, nor without a session', async () => {
    openPage(`${PATIENT}/demographics`);
    await settled();
    openPage('/f/main/patients/new');
    await settled();
    openPage(PATIENT, () => new Response(null, { status: 401 }));
    await settled();
    expect(asked).toEqual(['/api/v1/auth/me', '/api/v1/auth/me', '/api/v1/auth/me']);
  });

  it('serve one query, in the same facility', async () => {
    openPage(PATIENT);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(takeEarlyAnswer(RECORD, undefined)).toBeUndefined();
    expect(takeEarlyAnswer(RECORD, { ...inFacility, method: 'PATCH' })).toBeUndefined();
    expect(await (await takeEarlyAnswer(RECORD, inFacility))?.text()).toBe(RECORD);
    expect(takeEarlyAnswer(RECORD, inFacility)).toBeUndefined();
  });

  it('expire after half a minute', async () => {
    openPage(PATIENT);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    vi.advanceTimersByTime(30_000);
    expect(takeEarlyAnswer(RECORD, inFacility)).toBeUndefined();
  });
});
