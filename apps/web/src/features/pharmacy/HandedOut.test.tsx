// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import type { Handover } from '@wardbook/contracts/pharmacy/dispensing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearPage, renderPage } from '@/testing/render-page';
import { HandedOut } from './HandedOut';

const handover = {
  handoverId: 'h1',
  items: [{ ...{ id: 'd1', display: 'Metformin 500 mg tablet', quantity: 60, unit: '{tablet}', dosageText: 'twice a day' }, batches: [] }],
} as unknown as Handover;

describe('what was handed out', () => {
  beforeEach(clearPage);
  afterEach(clearPage);

  it('names the patient beside the labels', () => {
    renderPage(<HandedOut handover={handover} patient={{ name: 'Amina Odhiambo', mrn: 'W-1' }} onNext={vi.fn()} />);
    expect(screen.getByRole('status').textContent).toBe('Dispensed for Amina Odhiambo');
    expect(screen.getByText('W-1')).toBeDefined();
  });

  it('names no patient for a sale to a customer', () => {
    renderPage(<HandedOut handover={handover} patient={null} onNext={vi.fn()} />);
    expect(screen.getByRole('status').textContent).toBe('Dispensed');
  });
});
