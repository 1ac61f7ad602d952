import { describe, expect, it } from 'vitest';
import { latinForms } from './latin.js';

describe('a word in Latin letters', () => {
  it.each([
    ['kowalska', ['kowalska'], false],
    ['петрова', ['petrova'], false],
    ['小明', ['xiaoming'], false],
    ['单', ['dan', 'shan'], false],
    ['محمد', ['mhmd'], true],
    ['أحمد', ['ahmd'], true],
    ['الراشد', ['alrshd', 'rshd'], true],
    ['शर्मा', ['srma'], true],
    ['संजय', ['snjy'], true],
    ['चौहान', ['chauhan'], true],
  ])('of %s is %j', (word, letters, isBare) => {
    expect(latinForms(word)).toEqual(letters.map((each) => ({ letters: each, isBare })));
  });
});
