import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRepo } from './paths.mjs';

it('names only tests that are there', () => {
  const text = readFileSync(inRepo('docs/guarantees.md'), 'utf8');
  const named = [...text.matchAll(/`((?:apps|packages|tools)\/[^`]+)`/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(inRepo(path)))).toEqual([]);
});
