import { expect, test } from 'vitest';
import { printedLines } from '../../../testing/printed-lines.js';
import { type LabelText, MedicineLabels } from './medicine-label.js';

const label = (more: Partial<LabelText> = {}): LabelText => ({
  patientName: 'Amina Otieno',
  mrn: 'MRN-000123',
  medicine: 'Amoxicillin with clavulanic acid 875 mg/125 mg film-coated tablets',
  quantity: '42 tablets',
  dosage: 'Take 1 tablet by mouth three times a day for 14 days, with the first bite of a meal. Finish the course.',
  batches: [],
  dispensedOn: 'Nov 22, 2026',
  facility: 'Kilimani Hospital',
  keepAway: 'Keep out of the reach of children.',
  ...more,
});

test.each([1, 2, 3, 8])('says number and expiry of each of %i batches, inside the label and over nothing else', async (count) => {
  const batches = Array.from({ length: count }, (_, index) => `AMX001${index} expires Mar 3${index % 2}, 2027`);
  const { pages, lines } = await printedLines(MedicineLabels({ labels: [label({ batches })] }));
  const printed = lines.map(({ text }) => text);
  expect(printed.filter((text) => text.startsWith('AMX'))).toEqual(batches);
  expect(printed.filter((text) => text === 'Amina Otieno')).toHaveLength(pages.length);
  expect(printed.filter((text) => text === '42 tablets')).toHaveLength(pages.length);
  expect(pages.length).toBe(count > 1 ? 2 : 1);
  for (const line of lines) {
    expect(line.right).toBeLessThanOrEqual(pages[line.page - 1]?.width ?? 0);
    expect(line.bottom).toBeLessThanOrEqual(pages[line.page - 1]?.height ?? 0);
    const over = lines.filter((other) => other !== line && other.page === line.page && overlap(line, other));
    expect(over.map(({ text }) => [line.text, text])).toEqual([]);
  }
});

test('prints the labels of one hand-out one after the other', async () => {
  const { pages, lines } = await printedLines(MedicineLabels({ labels: [label(), label({ medicine: 'Paracetamol 500 mg tablets' })] }));
  expect(pages).toHaveLength(2);
  expect(lines.filter(({ text }) => text === 'Paracetamol 500 mg tablets').map(({ page }) => page)).toEqual([2]);
});

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Half a point is the rounding of the layout. */
function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top + 0.5 < other.bottom && other.top + 0.5 < one.bottom;
}
