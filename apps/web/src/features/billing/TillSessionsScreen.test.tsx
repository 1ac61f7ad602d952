// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { type ClosedTill, listTillSessions, reviewTillSession } from '@wardbook/contracts/billing/till';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalApi } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { TillSessionsScreen } from './TillSessionsScreen';

const till: ClosedTill = {
  ...{ id: '01a20566-4527-701a-a5aa-0000000000f1', version: 3, cashierName: 'Peter Njoroge', currency: 'KES', openingFloat: 500_000 },
  ...{ openedAt: '2026-11-29T03:30:00Z', closedAt: '2026-11-29T14:45:00Z', businessDate: '2026-11-29', receipts: 11, otherMeans: 0 },
  taken: { cash: 100_000, card: 20_000, 'mobile-money': 300_000, 'bank-transfer': 0, cheque: -5_000 },
  counted: { cash: 600_000, card: 19_000 },
  expected: { cash: 600_000, card: 20_000 },
  difference: { cash: 0, card: -1_000 },
  ...{ differenceNote: 'A slip is missing.', reviewedAt: null, reviewedBy: null, reviewNote: null },
};

describe('the closed tills', () => {
  let api: LocalApi;
  let shown: ClosedTill;

  beforeEach(async () => {
    clearPage();
    shown = till;
    api = new LocalApi();
    await api.start();
    api.on(listTillSessions, () => ({ body: { items: [shown], nextCursor: null } }));
    api.on(reviewTillSession, () => {
      shown = { ...till, reviewedAt: '2026-11-30T06:00:00Z', reviewedBy: 'Hannah Mwangi' };
      return { body: shown };
    });
  });

  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  async function openFirst() {
    const { user } = renderPage(<TillSessionsScreen />);
    await user.click(await screen.findByText('Peter Njoroge'));
    return { user, drawer: within(await screen.findByRole('dialog', { name: 'Till of Peter Njoroge' })) };
  }

  const amounts = (drawer: ReturnType<typeof within>) =>
    within(drawer.getByRole('table', { name: 'Taken' }))
      .getAllByRole('row')
      .map((row) => row.textContent?.replaceAll('\u00a0', ' '));

  it('shows what came in by each method that moved, and the sum of all', async () => {
    const { drawer } = await openFirst();
    expect(amounts(drawer)).toEqual([
      'CashKES 1,000.00',
      'CardKES 200.00',
      'Mobile moneyKES 3,000.00',
      'Cheque-KES 50.00',
      'TakenKES 4,150.00',
    ]);
  });

  it('takes one review, with the version that was read', async () => {
    const { user, drawer } = await openFirst();
    await user.type(drawer.getByLabelText('Remark'), 'Slip found');
    await user.click(drawer.getByRole('button', { name: 'Mark as reviewed' }));
    await screen.findByText('Reviewed');
    expect(api.of(reviewTillSession).map(({ body }) => body)).toEqual([{ version: 3, note: 'Slip found' }]);
  });

  it('opens a reviewed till to be read, and not to be reviewed again', async () => {
    shown = { ...till, reviewedAt: '2026-11-30T06:00:00Z', reviewedBy: 'Hannah Mwangi', reviewNote: 'Slip found' };
    const { drawer } = await openFirst();
    expect(amounts(drawer)).toHaveLength(5);
    expect(drawer.getByText(/Reviewed: Hannah Mwangi/)).toBeTruthy();
    expect(drawer.getByText('Slip found')).toBeTruthy();
    expect(drawer.queryByRole('button', { name: 'Mark as reviewed' })).toBeNull();
  });
});
