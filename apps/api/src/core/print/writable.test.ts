import { describe, expect, it } from 'vitest';
import { writable, writableName } from './writable.js';

describe('a text on paper', () => {
  it.each([
    ['王小明', '□□□'],
    ['Seen by 王 today', 'Seen by □ today'],
    ['ไทย', '□□□'],
    ['김', '□'],
    ['🙂', '□'],
    ['অ', '□'],
    ['አበበ', '□□□'],
  ])('has a box for each character of %s that the typeface lacks', (text, written) => {
    expect(writable(text)).toBe(written);
  });

  it.each(['Żółć', 'Мария Петрова', 'Ελένη', 'محمد علي', 'משה', 'Արամ', 'თამარ', 'Nguyễn', '½ · – € ₹ ₦ °', 'one\ntwo'])(
    'leaves %s as it is',
    (text) => {
      expect(writable(text)).toBe(text);
    },
  );

  it('drops invisible characters', () => {
    expect(writable('a\tb\u2066c\u2069\u0007')).toBe('a bc');
  });
});

describe('a name on paper', () => {
  it('keeps letters that the typeface has and adds the Latin form to another script', () => {
    expect(writableName('Żaneta Papieru', ['Żaneta Papieru'])).toBe('Żaneta Papieru');
    expect(writableName('Ирина Шевченко', ['Ирина Шевченко', 'Iryna Shevchenko'])).toBe('Ирина Шевченко (Iryna Shevchenko)');
    expect(writableName('Ирина Шевченко', [])).toBe('Ирина Шевченко');
  });

  it('falls back to the Latin form instead of boxes, and to boxes without a Latin form', () => {
    expect(writableName('王伟', ['王伟', 'Wang Wei'])).toBe('Wang Wei');
    expect(writableName('राजेश शर्मा', ['राजेश शर्मा', 'Rajesh Sharma'])).toBe('Rajesh Sharma');
    expect(writableName('王伟', ['王伟'])).toBe('□□');
  });
});
