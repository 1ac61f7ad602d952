import { describe, expect, it } from 'vitest';
import { literal } from './literal.js';

describe('a text in a pattern of LIKE', () => {
  it('has neither wildcards nor an escape at its end', () => {
    expect(literal('50%_off\\')).toBe('50\\%\\_off\\\\');
    expect(literal('INV-1')).toBe('INV-1');
  });
});
