import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Line, LineReader } from './line-reader.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardbook-lines-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function linesOf(content: string | Buffer, longestLine?: number): Promise<Line[]> {
  const path = join(folder, 'lines');
  await writeFile(path, content);
  const found: Line[] = [];
  for await (const line of (await LineReader.open(path, longestLine)).lines()) found.push(line);
  return found;
}

describe('LineReader', () => {
  it('reads plain and gzip alike, by content and not by name', async () => {
    const text = 'José\n李明\r\n\nlast';
    const lines = ['José', '李明', '', 'last'].map((each, index) => ({ number: index + 1, text: each }));
    expect(await linesOf(text)).toEqual(lines);
    expect(await linesOf(gzipSync(text))).toEqual(lines);
  });

  it('keeps letters whole that a chunk cuts in two, however long the line', async () => {
    const long = 'é'.repeat(1_500_001);
    const [first, second] = await linesOf(`x${long}\n${long}\n`);
    expect(first?.text === `x${long}`).toBe(true);
    expect(second?.text === long).toBe(true);
  });

  it('answers a line that is too long as null and goes on with the next', async () => {
    expect(await linesOf(`a\n${'b'.repeat(3_000_000)}\nc\n${'d'.repeat(3_000_000)}`, 1000)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: null },
      { number: 3, text: 'c' },
      { number: 4, text: null },
    ]);
  });

  it('says when gzip was cut off', async () => {
    const cut = gzipSync('one\ntwo\n').subarray(0, -12);
    await expect(linesOf(cut)).rejects.toMatchObject({ code: expect.stringMatching(/^Z_/) });
  });

  it('reads an empty file as no lines', async () => {
    expect(await linesOf('')).toEqual([]);
  });
});
