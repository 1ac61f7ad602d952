import { describe, expect, it } from 'vitest';
import { placesOf } from './location-series.js';

describe('placesOf', () => {
  it('returns one place without a series', () => {
    expect(placesOf({ code: 'W1', name: 'Ward 1' })).toEqual([{ code: 'W1', name: 'Ward 1' }]);
  });

  it('counts with codes of one length, so that they sort, and names as people say them', () => {
    const places = placesOf({ code: 'B', name: 'Bed', series: { from: 9, to: 10 } });
    expect(places).toEqual([
      { code: 'B-09', name: 'Bed 9' },
      { code: 'B-10', name: 'Bed 10' },
    ]);
  });
});
