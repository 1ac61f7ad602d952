import { describe, expect, it } from 'vitest';
import { dotted } from './dotted.js';

describe('a code of ICD-10', () => {
  it('gets its dot', () => {
    expect(['A00', 'A000', 'S72001A', 'A00.0'].map(dotted)).toEqual(['A00', 'A00.0', 'S72.001A', 'A00.0']);
  });
});
