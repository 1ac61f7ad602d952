// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { listPatients, type PatientListItem } from '@wardbook/contracts/patients/patients';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalApi } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { PatientPicker } from './PatientPicker';

function patient(id: string, name: string): PatientListItem {
  return {
    id,
    name,
    mrn: 'W-1',
    kind: 'person',
    sex: 'female',
    birthDate: null,
    birthPrecision: null,
    age: null,
    phoneEnd: null,
    payer: null,
    deceased: false,
    registeredAt: '2026-11-22T10:00:00Z',
    matched: null,
  };
}

describe('the search for one patient', () => {
  let api: LocalApi;
  let released: PromiseWithResolvers<void>;

  beforeEach(async () => {
    clearPage();
    released = Promise.withResolvers();
    api = new LocalApi();
    await api.start();
    api.on(listPatients, async ({ query }) => {
      const search = query.get('search') ?? '';
      if (search === 'mary wa') await released.promise;
      const items = search === 'mary' ? [patient('p1', 'Mary Achieng')] : [patient('p2', 'Mary Wanjiru')];
      return { body: { items, nextCursor: null } };
    });
  });

  afterEach(async () => {
    released.resolve();
    clearPage();
    await api.stop();
  });

  it('never takes a patient of a shorter text with Enter', async () => {
    const choose = vi.fn();
    const { user } = renderPage(<PatientPicker label="Patient" value={null} onChange={choose} />);
    await user.type(screen.getByLabelText('Patient'), 'mary');
    await screen.findByText('Achieng', { exact: false });

    // At once: the text has changed, the search not yet.
    await user.keyboard(' wa{Enter}');
    expect(choose).not.toHaveBeenCalled();

    // The server has the new text and its list is still on the way.
    await waitFor(() => expect(api.received.at(-1)?.query.get('search')).toBe('mary wa'));
    await user.keyboard('{Enter}');
    expect(choose).not.toHaveBeenCalled();

    released.resolve();
    await screen.findByText('njiru', { exact: false });
    await user.keyboard('{Enter}');
    expect(choose).toHaveBeenCalledTimes(1);
    expect(choose.mock.calls[0]?.[0]).toMatchObject({ id: 'p2' });
  });

  it('asks nothing for a single letter', async () => {
    const { user } = renderPage(
      <>
        <PatientPicker label="Mother" value={null} onChange={vi.fn()} />
        <PatientPicker label="Patient" value={null} onChange={vi.fn()} />
      </>,
    );
    await user.type(screen.getByLabelText('Mother'), 'm');
    // The other field waits as long, and begins later: once its answer is there, the letter would have been asked for.
    await user.type(screen.getByLabelText('Patient'), 'mary');
    await screen.findByText('Achieng', { exact: false });
    expect(api.received.map(({ query }) => query.get('search'))).toEqual(['mary']);
  });
});
