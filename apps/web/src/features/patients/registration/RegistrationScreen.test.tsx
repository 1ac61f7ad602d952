// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { findLikelyDuplicates } from '@wardbook/contracts/patients/duplicates';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalApi, refusal } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { RegistrationScreen } from './RegistrationScreen';

describe('the registration of a patient', () => {
  let api: LocalApi;

  beforeEach(async () => {
    clearPage();
    api = new LocalApi();
    await api.start();
  });

  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  it('offers the confirmation of a refused registration, also when no likely duplicate can be shown', async () => {
    api.on(findLikelyDuplicates, () => refusal('internal'));
    api.on(registerPatient, () => refusal('likely-duplicate', { context: { count: 1 } }));
    const router = { push: vi.fn(), prefetch: vi.fn() } as never;
    const { user } = renderPage(
      <AppRouterContext.Provider value={router}>
        <RegistrationScreen />
      </AppRouterContext.Provider>,
    );
    await user.type(screen.getByLabelText('Given names'), 'Wanjiru');
    await user.click(screen.getByRole('radio', { name: 'Female' }));
    await user.type(screen.getByLabelText(/^Birth date or age/), '5 Apr 1971');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByLabelText('I have checked: this is another person')).toBeTruthy();
  });
});
