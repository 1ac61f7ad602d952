import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { componentDefaults } from './component-defaults';
import { amber, dark, gray, green, red, teal } from './palette';

const interface_ = '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif';
const codes = '"JetBrains Mono Variable", ui-monospace, "SFMono-Regular", Menlo, monospace';

/** Calm and dense: 14 px text, 13 px tables, 40 px controls, hairlines instead of shadows. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 6,
  // Amber also stands in for yellow and orange, so that no library default brings a colour of its own.
  colors: { teal, gray, dark, red, amber, yellow: amber, orange: amber, green, blue: teal },
  white: '#ffffff',
  black: '#171c1f',
  fontFamily: interface_,
  fontFamilyMonospace: codes,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: interface_,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  components: componentDefaults,
});

/** A tint of each colour that lies above a dark surface, as it does on a light one; Mantine's would lie below it. */
const tintsOnDark = Object.fromEntries(
  ['teal', 'gray', 'red', 'amber', 'yellow', 'orange', 'green', 'blue'].flatMap((color) => [
    [`--mantine-color-${color}-light`, `color-mix(in srgb, var(--mantine-color-${color}-6) 32%, var(--mantine-color-dark-7))`],
    [`--mantine-color-${color}-light-hover`, `color-mix(in srgb, var(--mantine-color-${color}-6) 44%, var(--mantine-color-dark-7))`],
  ]),
);

/** Mantine's own greys for secondary text, placeholders and errors miss AA; these reach it on every surface we use. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-6)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-success': 'var(--mantine-color-green-6)',
    '--wb-ground': 'var(--mantine-color-gray-0)',
    '--wb-line': 'var(--mantine-color-gray-2)',
    '--wb-control-line': 'var(--mantine-color-gray-5)',
  },
  dark: {
    ...tintsOnDark,
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--mantine-color-success': 'var(--mantine-color-green-3)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
    '--wb-ground': 'var(--mantine-color-dark-8)',
    '--wb-line': 'var(--mantine-color-dark-5)',
    '--wb-control-line': 'var(--mantine-color-dark-3)',
  },
});
