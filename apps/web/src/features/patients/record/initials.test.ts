import { describe, expect, it } from 'vitest';
import { initialsOf } from './initials';

describe('initials', () => {
  it.each([
    ['Anna Maria Kowalska', 'AK'],
    ['Suharto', 'S'],
    ['Мария Петрова', 'МП'],
    ['佐藤花子', '佐'],
    ['élodie roux', 'ÉR'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
