// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import type { PatientHistory } from '@wardbook/contracts/chart/chart';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPage } from '@/testing/render-page';
import { VisitCard } from './VisitCard';
import { visitGroups } from './visit-groups';

const at = '2026-11-20T08:00:00Z';
const history = {
  ...{ visits: [], notes: [], observations: [], orders: [], carePlans: [] },
  procedures: [
    { id: 'p1', display: 'Appendectomy', status: 'not-done', at },
    { id: 'p2', display: 'Suture', status: 'completed', at },
    { id: 'p3', display: 'Biopsy', status: 'a-status-of-tomorrow', at },
  ],
  immunizations: [{ id: 'i1', display: 'Measles vaccine', status: 'not-done', at }],
  conditions: [
    { id: 'c1', display: 'Malaria', verificationStatus: 'provisional', at },
    { id: 'c2', display: 'Typhoid', verificationStatus: 'refuted', at },
  ],
  medications: [{ id: 'm1', display: 'Warfarin', status: 'stopped', at }],
  reports: [{ id: 'r1', display: 'Chest X-ray', status: 'preliminary', text: 'No consolidation.', at }],
} as unknown as PatientHistory;

afterEach(cleanup);

describe('the timeline', () => {
  it('shows what was not done, not given, not certain and not final as that', () => {
    const [group] = visitGroups(history, (moment) => moment.slice(0, 10));
    renderPage(<VisitCard group={group!} kinds={[]} />);
    const lineOf = (text: string) => screen.getByText(text).parentElement?.textContent;
    expect(lineOf('Appendectomy')).toBe('AppendectomyNot done');
    expect(lineOf('Suture')).toBe('Suture');
    expect(lineOf('Biopsy')).toBe('Biopsya-status-of-tomorrow');
    expect(lineOf('Measles vaccine')).toBe('Measles vaccineNot given');
    expect(lineOf('Malaria')).toBe('MalariaProvisional');
    expect(lineOf('Typhoid')).toBe('TyphoidRefuted');
    expect(lineOf('Warfarin')).toBe('WarfarinStopped');
    expect(lineOf('Chest X-ray')).toContain('Preliminary');
    expect(screen.getByText('No consolidation.')).toBeDefined();
  });
});
