import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensurePostgres } from './server.mjs';

const recordOf = (data) => JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8'));
const clusterOf = (data) => join(recordOf(data).outside ?? data, 'postgres');
const postmasterOf = (data) => Number(readFileSync(join(clusterOf(data), 'postmaster.pid'), 'utf8').split('\n')[0]);
/** Only root lends PostgreSQL another user's account, who cannot enter a private folder. */
const places = process.getuid?.() === 0 ? ['inside', 'outside'] : ['inside'];

async function ask(url, question) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}

describe.each(places)('the embedded PostgreSQL with its cluster %s the data folder', (place) => {
  let parent;
  let folder;
  let server;

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'wardbook-folder-'));
    if (place === 'inside') chmodSync(parent, 0o711);
    folder = join(parent, 'data');
    server = await ensurePostgres(folder);
    server.keepRunning();
    await ask(server.url, 'create table kept as select 1 as number');
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    const { outside } = recordOf(folder);
    for (const made of [outside, parent]) if (made) rmSync(made, { recursive: true, force: true });
  });

  const expectKept = async () => expect(await ask(server.url, 'select number from kept')).toEqual([{ number: 1 }]);

  it('starts again on its port when it is killed', async () => {
    process.kill(postmasterOf(folder), 'SIGKILL');
    await vi.waitFor(expectKept, 20_000);
  }, 30_000);

  it('keeps its database from a copy of the folder', async () => {
    const copy = join(parent, 'copy');
    cpSync(folder, copy, { recursive: true });
    if (place === 'outside') await expect(ensurePostgres(copy)).rejects.toThrow('Stop that one first');
    if (place === 'outside') await server.stop();
    const other = await ensurePostgres(copy);
    await ask(other.url, 'drop table kept');
    if (place === 'outside') server = await ensurePostgres(folder);
    expect(postmasterOf(copy)).not.toBe(postmasterOf(folder));
    await expectKept();
    await other.stop();
    await expectKept();
    if (place === 'outside') rmSync(recordOf(copy).outside, { recursive: true, force: true });
  }, 60_000);

  it.each(['', '{"superuserPassw'])(
    'gets new passwords when its record is spoilt (%j)',
    async (spoilt) => {
      const { outside } = recordOf(folder);
      await server.stop();
      const record = join(folder, 'postgres.json');
      writeFileSync(record, spoilt);
      const warning = vi.spyOn(console, 'error').mockReturnValue();
      server = await ensurePostgres(folder);
      expect(warning).toHaveBeenCalledWith(expect.stringContaining(record));
      warning.mockRestore();
      expect(existsSync(`${record}.unreadable`)).toBe(true);
      expect(recordOf(folder).outside).toBe(outside);
      await expectKept();
    },
    60_000,
  );
});
