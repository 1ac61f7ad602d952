import { describe, expect, it } from 'vitest';
import { matchedParts } from './matched-parts';

const marked = (name: string, search: string) =>
  matchedParts(name, search)
    .map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join('');

describe('the parts of a name that a search found', () => {
  it.each([
    ['Anna Maria Kowalska', 'kow an', '[An]na Maria [Kow]alska'],
    ['Zofia Żółć', 'zolc', 'Zofia [Żółć]'],
    ['Мария Петрова', 'петр', 'Мария [Петр]ова'],
    ["Sean O'Brien", "o'bri", "Sean [O]'[Bri]en"],
    ['Maria Kowalska', 'owal', 'Maria Kowalska'],
    ['Maria Kowalska', '', 'Maria Kowalska'],
    ['Mariana Maria', 'mari maria', '[Maria]na [Maria]'],
  ])('%s searched for %s is %s', (name, search, expected) => {
    expect(marked(name, search)).toBe(expected);
  });
});
