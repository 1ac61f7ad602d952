import { describe, expect, it } from 'vitest';
import { CHECK_STEPS } from './check.mjs';
import { checkWords, problemsIn } from './check-words.mjs';

const WORDS = ['somebody', 'Nobody', 'whoever', 'whatever', 'nought', 'reckons', 'reckoned', 'furnish', 'anew', 'afresh', 'an own'];

describe('the word list', () => {
  it.each(WORDS)('finds "%s" and its line', (word) => {
    expect(problemsIn('docs/page.md', `One line.\nThen ${word} follows.`)).toEqual([expect.stringMatching(`^docs/page.md:2 .*"${word}"`)]);
  });

  it('passes plain words and words that only contain an unwanted one', () => {
    expect(problemsIn('docs/page.md', 'A user, a renewal and noughties.')).toEqual([]);
  });

  it('finds every unwanted word of a line', () => {
    expect(problemsIn('docs/page.md', 'Nobody knows somebody.')).toHaveLength(2);
  });
});

describe('the rule for test titles', () => {
  it.each([
    `it('is refused by name', () => {`,
    `  test("that was rejected takes no values", () => {`,
    `it.each(ROLES)('are open to %s', () => {`,
    `it.each([\n  [1, 2],\n])('is %d', () => {`,
    `it(\n  'who signs in',`,
  ])('finds %j', (title) => {
    expect(problemsIn('a.test.ts', title)).toHaveLength(1);
  });

  it('passes a verb in the present', () => {
    expect(problemsIn('a.test.ts', `it('rejects the second of two concurrent registrations', () => {`)).toEqual([]);
  });

  it('leaves files alone that are no tests', () => {
    expect(problemsIn('a.ts', `it('is refused by name')`)).toEqual([]);
  });
});

it('runs as a step of the check', () => {
  expect(CHECK_STEPS.map(({ run }) => run)).toContain(checkWords);
});
