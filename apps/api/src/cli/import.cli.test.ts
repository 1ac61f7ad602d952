import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, observation, patient, sampleId } from '../testing/sample-bundles.js';
import { newTestDatabase, type TestDatabase } from '../testing/test-database.js';

const BIN = fileURLToPath(new URL('../../bin/wardbook.mjs', import.meta.url));
const PATIENTS = 150;
const OBSERVATIONS = 99;

let database: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
  database = await newTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'wardbook-import-cli-'));
  file = join(folder, 'sample.ndjson');
  const lines = Array.from({ length: PATIENTS }, (_, index) => {
    const id = sampleId(index * 1000 + 1);
    return bundle(patient(id), ...Array.from({ length: OBSERVATIONS }, (_, each) => observation(sampleId(index * 1000 + 2 + each), id)));
  });
  await writeFile(file, ['{"resourceType": "Bundle"', ...lines].join('\n'));
  await withOwner(async (owner) => {
    await owner.query(`insert into organisation (name, country) values ('Test organisation', 'KE')`);
    await owner.query(`insert into facility (code, name, kind, time_zone, currency, languages)
      values ('main', 'Test hospital', 'hospital', 'Africa/Nairobi', 'KES', '{en}')`);
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function withOwner<T>(act: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}

/** In a process group of its own, so that a test can end the command with everything that it started. */
function wardbook(...args: string[]): ChildProcess & { text: { out: string; err: string } } {
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, WARDBOOK_DATA: database.dataFolder };
  const child = spawn(process.execPath, [BIN, ...args], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  return Object.assign(child, { text });
}

async function finished(child: ReturnType<typeof wardbook>): Promise<{ code: number | null; out: string; err: string }> {
  const [code] = await once(child, 'close');
  return { code, ...child.text };
}

describe('wardbook import', { timeout: 180_000 }, () => {
  it('loses nothing when it is killed, and goes on where it was', async () => {
    const killed = wardbook('import', file);
    const ended = finished(killed);
    while (killed.exitCode === null && !killed.text.err.includes('resources')) await sleep(5);
    expect(killed.exitCode, killed.text.err).toBeNull();
    process.kill(-(killed.pid ?? 0), 'SIGKILL');
    await ended;
    const stored = await withOwner(
      async (owner) => (await owner.query<{ count: number }>('select count(*)::int from observation')).rows[0]?.count ?? 0,
    );
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(PATIENTS * OBSERVATIONS);

    const { code, out } = await finished(wardbook('import', '--json', file));
    expect(code).toBe(0);
    const report = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect(report.types.Observation).toEqual({
      read: PATIENTS * OBSERVATIONS,
      stored: PATIENTS * OBSERVATIONS - stored,
      unchanged: stored,
      merged: 0,
      skipped: 0,
      rejected: 0,
    });
    expect(report.problems).toEqual([{ file: 'sample.ndjson', line: 1, reason: 'not-json' }]);
    expect(report.seconds).toBeGreaterThan(0);
    expect(report.peakMemoryMb).toBeLessThan(600);
    const { rows } = await withOwner((owner) => owner.query('select status from import_batch order by id'));
    expect(rows).toEqual([{ status: 'interrupted' }, { status: 'finished' }]);
  });

  it('says in words what it cannot do', async () => {
    const missing = await finished(wardbook('import', join(folder, 'nowhere.ndjson')));
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('nowhere.ndjson');
    const unknown = await finished(wardbook('import', '--facility', 'mars', file));
    expect(unknown.err).toContain('There is no facility with the code mars.');
    expect(unknown.code).toBe(1);
  });
});
