import type { MantineThemeComponents } from '@mantine/core';
import { pasteNumber } from './written-number';

const withPlainModal = { centered: true, overlayProps: { backgroundOpacity: 0.45 }, transitionProps: { duration: 120 } };

/** What every component of a kind looks like unless a screen says otherwise. Heights are in `density.css`. */
export const componentDefaults: MantineThemeComponents = {
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
  Anchor: { defaultProps: { underline: 'hover' } },
  Badge: { defaultProps: { radius: 'sm', variant: 'light', tt: 'none', fw: 500 } },
  Button: { defaultProps: { size: 'md' } },
  // As `useFormats().day` writes it; Mantine's own puts the day behind the month.
  DateInput: { defaultProps: { valueFormat: 'D MMM YYYY' } },
  DatePickerInput: { defaultProps: { valueFormat: 'D MMM YYYY' } },
  DateTimePicker: { defaultProps: { valueFormat: 'D MMM YYYY HH:mm' } },
  Drawer: { defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.25 }, transitionProps: { duration: 120 } } },
  Fieldset: { defaultProps: { variant: 'unstyled' } },
  Input: { defaultProps: { size: 'md' } },
  InputWrapper: { defaultProps: { size: 'md' } },
  Loader: { defaultProps: { type: 'oval', size: 'sm' } },
  // The placeholder that Mantine would focus first is not a menu item, which screen readers stumble over.
  Menu: { defaultProps: { shadow: 'sm', withInitialFocusPlaceholder: false, transitionProps: { duration: 120 } } },
  Modal: { defaultProps: withPlainModal },
  NumberInput: { defaultProps: { onPasteCapture: pasteNumber } },
  Paper: { defaultProps: { withBorder: true } },
  SegmentedControl: { defaultProps: { size: 'sm' } },
  // Choosing what is chosen already must not empty the field unseen; what may be empty is `clearable`.
  Select: { defaultProps: { allowDeselect: false } },
  Tabs: { defaultProps: { keepMounted: false } },
  Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 120 } } },
};
