import { describe, expect, it } from 'vitest';
import { writable, writableName } from './writable.js';

describe('a text on paper', () => {
  it.each([
    ['🙂', '□'],
    ['Seen by 🙂 today', 'Seen by □ today'],
    ['ᏣᎳᎩ', '□□□'],
  ])('has a box for each character of %s that the typefaces lack', (text, written) => {
    expect(writable(text)).toBe(written);
  });

  it.each(['王小明', '髙橋 さくら', '김민준', 'राजेश शर्मा', 'অনন্যা', 'ਮਨਜੀਤ', 'હર્ષદ', 'ଅନିଲ', 'முருகன்', 'రాజు', 'ಮಂಜುನಾಥ', 'അനിൽ', 'සුනිල්'])(
    'leaves %s of India and East Asia as it is',
    (text) => {
      expect(writable(text)).toBe(text);
    },
  );

  it.each(['สมชาย', 'ສົມໄຊ', 'សុខា', 'အောင်', 'አበበ'])('leaves %s as it is', (text) => {
    expect(writable(text)).toBe(text);
  });

  it.each(['Żółć', 'Мария Петрова', 'Ελένη', 'محمد علي', 'משה', 'Արամ', 'თამარ', 'Nguyễn', '½ · – € ₹ ₦ °', 'one\ntwo'])(
    'leaves %s as it is',
    (text) => {
      expect(writable(text)).toBe(text);
    },
  );

  it('has boxes for a word that cannot be laid out, and leaves the others', () => {
    expect(writable('ਮਨਜੀਤ ਸਿੰਘ')).toBe('ਮਨਜੀਤ □□');
  });

  it('drops invisible characters', () => {
    expect(writable('a\tb\u2066c\u2069\u0007')).toBe('a bc');
  });
});

describe('a name on paper', () => {
  it('keeps letters that the typefaces have and adds the Latin form to another script', () => {
    expect(writableName('Żaneta Papieru', ['Żaneta Papieru'])).toBe('Żaneta Papieru');
    expect(writableName('Ирина Шевченко', ['Ирина Шевченко', 'Iryna Shevchenko'])).toBe('Ирина Шевченко (Iryna Shevchenko)');
    expect(writableName('Ирина Шевченко', [])).toBe('Ирина Шевченко');
  });

  it('has the Latin form behind a name of India or East Asia', () => {
    expect(writableName('王伟', ['王伟', 'Wang Wei'])).toBe('王伟 (Wang Wei)');
    expect(writableName('राजेश शर्मा', ['राजेश शर्मा', 'Rajesh Sharma'])).toBe('राजेश शर्मा (Rajesh Sharma)');
  });

  it('falls back to the Latin form instead of boxes, and to boxes without a Latin form', () => {
    expect(writableName('ᏣᎳᎩ', ['ᏣᎳᎩ', 'Tsalagi'])).toBe('Tsalagi');
    expect(writableName('ᏣᎳᎩ', ['ᏣᎳᎩ'])).toBe('□□□');
  });
});
