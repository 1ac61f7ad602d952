'use client';

import '@mantine/core/styles.css';
import '@/ui/density.css';
import { MantineProvider } from '@mantine/core';
import { MessageProvider } from '@/i18n/MessageProvider';
import { Crashed } from '@/ui/Crashed';
import { cssVariables, theme } from '@/ui/theme';

/** Stands in for the root layout when that one breaks, so it brings its own providers and the catalogue that is always there. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <MessageProvider locale="en">
          <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
            <main>
              <Crashed onRetry={retry} />
            </main>
          </MantineProvider>
        </MessageProvider>
      </body>
    </html>
  );
}
