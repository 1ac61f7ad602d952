// @vitest-environment happy-dom
import { Spotlight } from '@mantine/spotlight';
import { screen } from '@testing-library/react';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearPage, renderPage } from '@/testing/render-page';
import { PatientHits } from './PatientHits';

const amina = {
  ...{ id: 'p1', name: 'Amina Odhiambo', mrn: 'W-1', kind: 'person', sex: 'female', birthDate: null, birthPrecision: null, age: null },
  ...{ phoneEnd: null, payer: null, deceased: false, registeredAt: '2026-11-22T10:00:00Z', matched: null },
} as PatientListItem;

describe('a patient whom the search of the shell has found', () => {
  const push = vi.fn();
  beforeEach(() => {
    clearPage();
    push.mockClear();
  });
  afterEach(clearPage);

  const page = (isSettled: boolean) => (
    <AppRouterContext.Provider value={{ push } as never}>
      <Spotlight.Root forceOpened>
        <Spotlight.ActionsList>
          <PatientHits patients={[amina]} search="amina" isSettled={isSettled} />
        </Spotlight.ActionsList>
      </Spotlight.Root>
    </AppRouterContext.Provider>
  );

  it('opens only when the list is that of the text as it stands', async () => {
    const { user, rerender } = renderPage(page(false));
    await user.click(screen.getByText('Odhiambo', { exact: false }));
    expect(push).not.toHaveBeenCalled();
    rerender(page(true));
    await user.click(screen.getByText('Odhiambo', { exact: false }));
    expect(push).toHaveBeenCalledExactlyOnceWith('/f/main/patients/p1');
  });
});
