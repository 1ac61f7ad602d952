import { describe, expect, it } from 'vitest';
import { writableName } from './writable-name.js';

describe('a name on paper', () => {
  it('stands as it is where the typeface has its letters, with the Latin form behind another script', () => {
    expect(writableName('Żaneta Papieru', ['Żaneta Papieru'])).toBe('Żaneta Papieru');
    expect(writableName('Ирина Шевченко', ['Ирина Шевченко', 'Iryna Shevchenko'])).toBe('Ирина Шевченко (Iryna Shevchenko)');
    expect(writableName('Ирина Шевченко', [])).toBe('Ирина Шевченко');
  });

  it('is the Latin form where the typeface would print boxes', () => {
    expect(writableName('王伟', ['王伟', 'Wang Wei'])).toBe('Wang Wei');
    expect(writableName('राजेश शर्मा', ['राजेश शर्मा', 'Rajesh Sharma'])).toBe('Rajesh Sharma');
  });
});
