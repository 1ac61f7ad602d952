import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import type { ReactNode } from 'react';
import { FacilityApi } from '@/api/api-provider';
import { session } from '@/api/session-store';
import { FacilityContext } from '@/features/identity/facility-context';
import { MessageProvider } from '@/i18n/MessageProvider';
import { LocalityProvider } from '@/ui/locality';
import { theme } from '@/ui/theme';

// A field that grows with its text waits for typefaces, which the DOM of the tests does not have.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

const FACILITY = '01a20566-4527-701a-a5aa-000000000001';
const facility = { id: FACILITY, code: 'main', currency: 'KES', timeZone: 'Africa/Nairobi', permissions: [] };

interface PageChoices {
  language?: string;
  timeZone?: string;
}

/** Renders a part of a page with all that pages share, signed in at a facility in Nairobi. */
export function renderPage(content: ReactNode, { language = 'en', timeZone = 'Africa/Nairobi' }: PageChoices = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = (children: ReactNode) => (
    <MessageProvider locale="en">
      <MantineProvider theme={theme} env="test">
        <LocalityProvider language={language} timeZone={timeZone} currency="KES">
          <QueryClientProvider client={client}>
            <FacilityApi facilityId={FACILITY}>
              <FacilityContext value={{ ...facility, path: (below: string) => `/f/main${below}` } as never}>
                <NuqsTestingAdapter hasMemory>{children}</NuqsTestingAdapter>
              </FacilityContext>
            </FacilityApi>
          </QueryClientProvider>
        </LocalityProvider>
      </MantineProvider>
    </MessageProvider>
  );
  const { rerender, ...result } = render(page(content));
  return { ...result, user: userEvent.setup(), rerender: (next: ReactNode) => rerender(page(next)) };
}

export const AMINA = '01a20566-4527-701a-a5aa-0000000000a1';
export const BRIAN = '01a20566-4527-701a-a5aa-0000000000b1';

/** As the API gives one to each user: 32 bytes. */
export const DRAFT_KEYS = { [AMINA]: 'A'.repeat(43), [BRIAN]: 'B'.repeat(42).concat('A') };

/** Takes away what a test left in the shared thread: the page, its store and its user. */
export function clearPage(): void {
  cleanup();
  window.localStorage.clear();
  session.belongsTo(AMINA, DRAFT_KEYS[AMINA]);
}
