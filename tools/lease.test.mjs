import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdLock, isLeased } from './lease.mjs';

const LEASE = new URL('./lease.mjs', import.meta.url).href;
let folder;
let others = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-lease-'));
});
afterEach(async () => {
  for (const other of others) other.kill('SIGKILL');
  others = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that runs `call` of the lease module, says so, and lives on. */
async function elsewhere(call) {
  const code = `const lease = await import('${LEASE}'); lease.${call}; console.log('done'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  others.push(other);
  await once(other.stdout, 'data');
  return other;
}

describe('a lock', () => {
  it('names the living process that holds it, and becomes free once that one is killed', async () => {
    const file = join(folder, 'product.lock');
    const other = await elsewhere(`holdLock(${JSON.stringify(file)})`);
    expect(holdLock(file)).toEqual({ holder: other.pid });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(holdLock(file)).toMatchObject({ release: expect.any(Function) });
  });

  it('ignores a file that a full disk has left empty', () => {
    const file = join(folder, 'postgres.lock');
    writeFileSync(file, '');
    expect(holdLock(file)).toMatchObject({ release: expect.any(Function) });
  });

  it('ignores a dead holder whose process id another program has now', () => {
    const file = join(folder, 'postgres.lock');
    writeFileSync(file, `${process.ppid} of-an-earlier-start 1 ${folder}`);
    expect(holdLock(file)).toMatchObject({ release: expect.any(Function) });
  });

  it('ignores the holder in a copy of the folder', async () => {
    const original = join(folder, 'original');
    mkdirSync(original);
    await elsewhere(`holdLock(${JSON.stringify(join(original, 'product.lock'))})`);
    await elsewhere(`takeLease(${JSON.stringify(join(original, 'users'))})`);
    const copy = join(folder, 'copy');
    cpSync(original, copy, { recursive: true });
    expect(holdLock(join(copy, 'product.lock'))).toMatchObject({ release: expect.any(Function) });
    expect(isLeased(join(original, 'users'))).toBe(true);
    expect(isLeased(join(copy, 'users'))).toBe(false);
  });
});
