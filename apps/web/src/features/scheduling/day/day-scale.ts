import type { Block, Column } from './day-columns';

/** What a block takes beside its text, in pixels: the edge and the room to both sides, and the shape of the status. */
const BLOCK = { line: 14, aside: 10, above: 5, shape: 13 };
const LOWEST = 1.2;
const HIGHEST = 3.2;
/** The smallest target that WCAG 2.2 lets a finger aim at. */
const TARGET = 24;

/** How wide a text is in pixels. */
export type Measure = (text: string) => number;

/**
 * How many pixels a minute takes, so that every name stands whole in its block and every free slot can be aimed at. A day in
 * which that would take too much room gets as much as there is; what is cut then is read by pointing at it.
 */
export function pixelsPerMinute(columns: readonly Column[], width: number, measure: Measure): number {
  const blocks = columns.flatMap((column) => column.blocks.map((block) => heightOf(block, width, measure) / (block.to - block.from)));
  const slots = columns.flatMap(({ free }) => free.map(({ from, to }) => TARGET / (to - from)));
  return Math.min(HIGHEST, Math.max(LOWEST, ...blocks, ...slots));
}

function heightOf({ appointment, lanes }: Block, width: number, measure: Measure): number {
  const lines = linesOf(appointment.patientName, width / lanes - BLOCK.aside, measure);
  return Math.max(TARGET, lines * BLOCK.line + BLOCK.above);
}

/** On how many lines a browser breaks a name. The shape of the status stands in the first one. */
export function linesOf(name: string, width: number, measure: Measure): number {
  let [lines, used] = [1, BLOCK.shape];
  for (const word of name.split(/\s+/)) {
    const [wide, before] = [measure(word), lines === 1 && used === BLOCK.shape ? 0 : measure(' ')];
    if (used + before + wide <= width) used += before + wide;
    else {
      // A word that is wider than the line is hyphenated over as many as it needs.
      const over = Math.ceil(wide / Math.max(1, width));
      lines += over;
      used = wide - (over - 1) * width;
    }
  }
  return lines;
}
