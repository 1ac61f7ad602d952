'use client';

import { DirectionProvider, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { newQueryClient } from '@/api/query-client';
import { LocalityProvider } from '@/ui/locality';
import { cssVariables, theme } from '@/ui/theme';

interface ProvidersProps {
  nonce: string | undefined;
  direction: 'ltr' | 'rtl';
  language: string;
  children: ReactNode;
}

/** Everything that the whole page shares and that knows nothing of hospitals. */
export function Providers({ nonce, direction, language, children }: ProvidersProps) {
  const t = useTranslations('common');
  const [queryClient] = useState(newQueryClient);
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>
        <LocalityProvider language={language}>
          <DatesProvider settings={{ firstDayOfWeek: 1 }}>
            <NuqsAdapter>
              <QueryClientProvider client={queryClient}>
                <ModalsProvider labels={{ confirm: t('confirm'), cancel: t('cancel') }}>
                  {children}
                  <Notifications position="bottom-right" limit={4} />
                </ModalsProvider>
              </QueryClientProvider>
            </NuqsAdapter>
          </DatesProvider>
        </LocalityProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
