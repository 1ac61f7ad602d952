import { describe, expect, it } from 'vitest';
import { csvCells, dotted } from './csv-line.js';

describe('a line of CSV', () => {
  it('has cells with commas and quotes in them', () => {
    expect(csvCells('1,"A000",1,"Cholera, ""classical""",,')).toEqual(['1', 'A000', '1', 'Cholera, "classical"', '', '']);
  });

  it('gives codes their dot', () => {
    expect(['A00', 'A000', 'S72001A', 'A00.0'].map(dotted)).toEqual(['A00', 'A00.0', 'S72.001A', 'A00.0']);
  });
});
