import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reserveOf } from './reserve.mjs';

const MEBIBYTE = 2 ** 20;
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-reserve-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('the reserve', () => {
  it('stays while there is enough, ends on a full disk with a word to the operator, and comes back', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    let free = 1024 * MEBIBYTE;
    const cluster = join(folder, 'postgres');
    const reserve = reserveOf(cluster, () => free);
    const has = () => existsSync(`${cluster}.reserve`);
    reserve.adjust();
    expect(statSync(`${cluster}.reserve`).size).toBe(64 * MEBIBYTE);
    free = 20 * MEBIBYTE;
    reserve.adjust();
    expect(has()).toBe(true);
    free = 0;
    reserve.adjust();
    expect(has()).toBe(false);
    expect(told).toHaveBeenCalledWith(expect.stringContaining('Free some space'));
    free = 64 * MEBIBYTE;
    reserve.adjust();
    expect(has()).toBe(false);
    free = 1024 * MEBIBYTE;
    reserve.adjust();
    expect(has()).toBe(true);
  });

  it('lets the database be watched where no file can be written', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const reserve = reserveOf(join(folder, 'nowhere', 'postgres'), () => 1024 * MEBIBYTE);
    reserve.adjust();
    reserve.adjust();
    expect(told).toHaveBeenCalledOnce();
  });
});
