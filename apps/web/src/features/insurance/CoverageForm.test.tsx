// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { type Coverage, listPayers, updateCoverage } from '@wardbook/contracts/insurance/payers';
import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalApi, refusal } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { CoverageForm } from './CoverageForm';

const PLAN = '01a20566-4527-701a-a5aa-0000000000c1';
const COVERAGE = '01a20566-4527-701a-a5aa-0000000000d1';
const coverage = {
  ...{ id: COVERAGE, version: 7, planId: PLAN, memberNumber: '4711', holderName: 'Amina Odhiambo', holderRelation: 'parent', rank: 2 },
  ...{ validFrom: '2026-01-01', validTo: '2026-12-31', status: 'active', planName: 'Gold', payerId: PLAN, payerName: 'Jubilee' },
  ...{ coveredPercent: 80, current: true },
} as Coverage;
const patient = { id: COVERAGE, coverages: [coverage] } as unknown as PatientRecord;

describe('the form of a coverage', () => {
  let api: LocalApi;
  beforeEach(async () => {
    clearPage();
    api = new LocalApi();
    await api.start();
    const plans = [{ id: PLAN, payerId: PLAN, name: 'Gold', code: 'G', coveredPercent: 80, cap: null, active: true }];
    api.on(listPayers, () => ({
      body: { items: [{ id: PLAN, name: 'Jubilee', code: 'J', kind: 'insurer', active: true, plans }], nextCursor: null },
    }));
  });
  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  it('sends the whole coverage on the version that it has read', async () => {
    api.on(updateCoverage, () => ({ body: coverage }));
    const done = vi.fn();
    const { user } = renderPage(<CoverageForm patient={patient} coverage={coverage} onDone={done} />);
    const member = screen.getByLabelText(/member/i);
    await user.clear(member);
    await user.type(member, '4712');
    await user.click(screen.getByRole('button', { name: /save/i }));
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(api.of(updateCoverage)[0]?.body).toEqual({
      ...{ planId: PLAN, memberNumber: '4712', holderName: 'Amina Odhiambo', holderRelation: 'parent', rank: 2 },
      ...{ validFrom: '2026-01-01', validTo: '2026-12-31', status: 'active', version: 7 },
    });
  });

  it('shows at the rank that another coverage has it in that period, and keeps what was entered', async () => {
    const fields = [{ path: 'body.rank', code: 'coverage-overlaps', message: 'The words of the API' }];
    api.on(updateCoverage, () => refusal('coverage-overlaps', { fields }));
    const done = vi.fn();
    const { user } = renderPage(<CoverageForm patient={patient} coverage={coverage} onDone={done} />);
    await user.click(screen.getByRole('button', { name: /save/i }));
    const rank = screen.getByLabelText('Asked as number');
    const field = rank.closest('.mantine-NumberInput-root');
    await waitFor(() => expect(field?.textContent).toContain('Another coverage has this rank in that period.'));
    expect(done).not.toHaveBeenCalled();
    expect((screen.getByLabelText(/member/i) as HTMLInputElement).value).toBe('4711');
  });
});
