import { MantineProvider } from '@mantine/core';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MessageProvider } from '@/i18n/MessageProvider';
import { Comparison } from './Comparison';

const shown = (value: number | null, before: number | null) =>
  renderToString(
    <MessageProvider locale="en">
      <MantineProvider>
        <Comparison value={value} before={before} text={`${before} min`} />
      </MantineProvider>
    </MessageProvider>,
  );

describe('a figure beside the one before', () => {
  it('says that there was none, and never that nothing changed', () => {
    for (const value of [null, 0, 12]) {
      expect(shown(value, null)).toContain('no figure before');
      expect(shown(value, null)).not.toContain('as before');
    }
  });

  it('says as before only where both are figures', () => {
    expect(shown(12, 12)).toContain('as before');
    for (const value of [null, 0, 12]) expect(shown(value, 20)).toContain('20 min before');
  });
});
