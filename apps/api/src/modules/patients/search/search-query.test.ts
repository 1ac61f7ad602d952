import { describe, expect, it } from 'vitest';
import { codeText, readSearch, wordRanges } from './search-query.js';

describe('a search text', () => {
  it('gives its plain words to the database', () => {
    expect(readSearch("  Anna O'Brien ")).toEqual({ words: [], rest: "Anna O'Brien" });
  });

  it.each([
    ['kowalska 1984-03-12', '19840312'],
    ['kowalska 12.3.1984', '19840312'],
  ])('reads the date in %s', (text, prefix) => {
    expect(readSearch(text)).toMatchObject({ words: [expect.arrayContaining([{ kind: 'b', prefix }])], rest: 'kowalska' });
  });

  it('tries both orders of day and month', () => {
    expect(readSearch('3/12/1984').words).toEqual([
      [
        { kind: 'b', prefix: '19841203' },
        { kind: 'b', prefix: '19840312' },
      ],
    ]);
    expect(readSearch('31/12/1984').words).toEqual([[{ kind: 'b', prefix: '19841231' }]]);
  });

  it('reads a whole phone number however it is written', () => {
    expect(readSearch('+254 712 345-678').words[0]).toContainEqual({ kind: 'p', prefix: '876543217452' });
    expect(readSearch('0712 345 678').words[0]).toContainEqual({ kind: 'p', prefix: '876543217' });
  });
});

describe('a number as it is written', () => {
  it.each([
    ['CM 730-15', 'CM 730-15'],
    ['A-WALK', 'A-WALK'],
    ['walk', 'walk'],
    ['CM 0712 345 678', 'CM 0712 345 678'],
    ['730-15', '730-15'],
    ['12.03.1984', null],
    ['5678', null],
    ['anna maria', null],
    ['ma', null],
  ])('of %s is %s', (text, code) => {
    expect(codeText(text, readSearch(text).rest)).toBe(code);
  });
});

describe('a word', () => {
  it('of letters is part of a name', () => {
    expect(wordRanges('kowal')).toEqual([{ kind: 'n', prefix: 'kowal' }]);
  });

  it('of four digits can be a number, a phone end or a year', () => {
    expect(wordRanges('1984')).toEqual([
      { kind: 'i', prefix: '1984' },
      { kind: 'p', prefix: '4891' },
      { kind: 'b', prefix: '1984' },
      { kind: 'n', prefix: '1984' },
    ]);
  });

  it('matches without its leading zeros too', () => {
    expect(wordRanges('000123')).toContainEqual({ kind: 'i', prefix: '123' });
  });

  it('of letters and digits can be an identifier or a name', () => {
    expect(wordRanges('mb000123')).toEqual([
      { kind: 'i', prefix: 'mb000123' },
      { kind: 'n', prefix: 'mb000123' },
    ]);
  });
});
