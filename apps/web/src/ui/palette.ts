import type { MantineColorsTuple } from '@mantine/core';

/*
 * Every shade 6 carries white text at 4.5:1 or better, since Mantine fills with it; shade 9 is text on shade 1 in light
 * and shade 0 is text on a darkened shade 9 in dark. Red says danger, amber asks for attention, green says done.
 */

/** The one accent: the primary act and the current place. */
export const teal: MantineColorsTuple = [
  '#effaf8',
  '#d9f1ed',
  '#b0e1da',
  '#7fccc2',
  '#4db3a8',
  '#27968c',
  '#0f766e',
  '#0c615b',
  '#0a4f4a',
  '#083f3c',
];

export const gray: MantineColorsTuple = [
  '#f6f7f7',
  '#eef0f0',
  '#e3e6e7',
  '#d3d7d9',
  '#b7bdc0',
  '#899196',
  '#5c656a',
  '#434b50',
  '#2c3337',
  '#191e21',
];

/** From text (0) over lines (4) and surfaces (6, 7) down to the ground (8). */
export const dark: MantineColorsTuple = [
  '#e4e8ea',
  '#c5cccf',
  '#9fa9ae',
  '#838e94',
  '#3a4348',
  '#2d3439',
  '#242a2e',
  '#1b2023',
  '#131719',
  '#0c0f10',
];

export const red: MantineColorsTuple = [
  '#fff1f0',
  '#fde0de',
  '#f9bfbb',
  '#f49790',
  '#ee7169',
  '#dd4a42',
  '#c4291f',
  '#a41f17',
  '#861b14',
  '#6d1712',
];

export const amber: MantineColorsTuple = [
  '#fff7e8',
  '#fdebc8',
  '#fad694',
  '#f3bc57',
  '#e2a02c',
  '#bf7d10',
  '#965c06',
  '#7b4a05',
  '#633c06',
  '#4f3006',
];

export const green: MantineColorsTuple = [
  '#eff9f0',
  '#dcf1de',
  '#b7e1bb',
  '#89cb90',
  '#5bb366',
  '#399747',
  '#247a33',
  '#1c642a',
  '#175122',
  '#12411b',
];
