'use client';

import { useMemo } from 'react';
import type { Measure } from './day-scale';

/** As `.block` in DaySchedule.module.css writes names. */
const FONT = '600 12px "Inter Variable", system-ui, sans-serif';
/** Where nothing can be drawn, as in tests, a letter is as wide as this. */
const USUAL_LETTER = 6.6;

/** Measures names as the blocks of the day write them. */
export function useTextWidth(): Measure {
  return useMemo(() => {
    const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
    if (context) context.font = FONT;
    return (text) => (context ? context.measureText(text).width : text.length * USUAL_LETTER);
  }, []);
}
