import { describe, expect, it } from 'vitest';
import { displayOf, scriptOf } from './person-names.js';

describe('a name', () => {
  it.each([
    ['Zofia', 'Żółć', 'Latn', 'Zofia Żółć'],
    ['Мария', 'Петрова', 'Cyrl', 'Мария Петрова'],
    ['花子', '山田', 'Hani', '山田花子'],
    ['はなこ', '山田', 'Jpan', '山田はなこ'],
    ['민수', '김', 'Kore', '김민수'],
    ['محمد', 'العلي', 'Arab', 'محمد العلي'],
    ['सीता', null, 'Deva', 'सीता'],
    [null, 'Suharto', 'Latn', 'Suharto'],
  ])('%s %s is %s and shown as %s', (given, family, script, display) => {
    expect(scriptOf({ given, family })).toBe(script);
    expect(displayOf({ given, family, suffix: null }, script)).toBe(display);
  });

  it('shows its suffix', () => {
    expect(displayOf({ given: 'Ann', family: 'Lee', suffix: 'Jr.' }, 'Latn')).toBe('Ann Lee Jr.');
  });
});
