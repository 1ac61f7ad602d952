// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { findLikelyDuplicates, type LikelyDuplicate } from '@wardbook/contracts/patients/duplicates';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalApi } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { emptyPatient } from '../fields/patient-values';
import { DuplicatePanel } from './DuplicatePanel';
import { useLikelyDuplicates } from './use-likely-duplicates';

const restricted: LikelyDuplicate = { patient: null, score: null, reasons: [] };
const refusal = () =>
  new ProblemError({ code: 'likely-duplicate', status: 409, title: '', context: { count: 1 } } as unknown as ProblemDocument);

function Duplicates({ given, refused }: { given: string; refused?: unknown }) {
  const values = emptyPatient('person');
  values.names[0] = { ...values.names[0], given } as (typeof values.names)[number];
  return <DuplicatePanel candidates={useLikelyDuplicates(values, refused)} />;
}

describe('likely duplicates beside the registration', () => {
  let api: LocalApi;
  let candidates: LikelyDuplicate[];

  beforeEach(async () => {
    clearPage();
    candidates = [];
    api = new LocalApi();
    await api.start();
    api.on(findLikelyDuplicates, () => ({ body: { candidates } }));
  });

  afterEach(async () => {
    clearPage();
    await api.stop();
  });

  it('looks again when the registration is refused, since a colleague may have registered the person', async () => {
    const { rerender } = renderPage(<Duplicates given="Wanjiru" />);
    await waitFor(() => expect(api.of(findLikelyDuplicates)).toHaveLength(1));
    candidates = [restricted];
    rerender(<Duplicates given="Wanjiru" refused={refusal()} />);
    await screen.findByText(/A restricted record may be of this person/);
    expect(api.of(findLikelyDuplicates)).toHaveLength(2);
  });

  it('looks for a name of two letters only when the registration is refused', async () => {
    candidates = [restricted];
    const { rerender } = renderPage(<Duplicates given="Wu" />);
    rerender(<Duplicates given="Wu" refused={refusal()} />);
    await screen.findByText(/A restricted record may be of this person/);
  });
});
