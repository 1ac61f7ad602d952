import { describe, expect, it } from 'vitest';
import { courseDays, dosageStep, dosageText, quantityFor } from './dosage.js';
import { parseSig, searchWords, stepFrom } from './sig-parser.js';

const capsule = {
  baseUnit: '{capsule}',
  doseUnit: '{capsule}',
  route: 'oral' as const,
  ingredients: [{ amount: 500, unit: 'mg', perAmount: 1, perUnit: '{capsule}' }],
};
const tablet = {
  baseUnit: '{tablet}',
  doseUnit: '{tablet}',
  route: 'oral' as const,
  ingredients: [{ amount: 5, unit: 'mg', perAmount: 1, perUnit: '{tablet}' }],
};
const syrup = {
  baseUnit: 'mL',
  doseUnit: 'mL',
  route: 'oral' as const,
  ingredients: [{ amount: 250, unit: 'mg', perAmount: 5, perUnit: 'mL' }],
};
const both = { ...capsule, ingredients: [...capsule.ingredients, { amount: 125, unit: 'mg', perAmount: 1, perUnit: '{capsule}' }] };

const step = (line: string, medicine: Parameters<typeof stepFrom>[1] = capsule) => stepFrom(parseSig(line), medicine);
const read = (line: string, medicine = capsule) => {
  const one = step(line, medicine);
  return one ? { text: dosageText([one]), quantity: quantityFor([one], medicine), days: courseDays([one]) } : null;
};

describe('the command line of prescribing', () => {
  it.each([
    ['amox 500 tds 5d', '1 capsule by mouth 3 times a day for 5 days', 15, 5],
    ['amox 1g bd 7d', '2 capsules by mouth twice a day for 7 days', 28, 7],
    ['amox 500 2 caps tds 5/7', '2 capsules by mouth 3 times a day for 5 days', 30, 5],
    ['amox 500mg q8h 2w', '1 capsule by mouth every 8 hours for 2 weeks', 42, 14],
    ['amox 500 stat', '1 capsule by mouth once only', 1, 1],
    ['amox tds pc 3d', '1 capsule by mouth 3 times a day after food for 3 days', 9, 3],
    ['amox 500 2 tds 5d', '2 capsules by mouth 3 times a day for 5 days', 30, 5],
    ['amox 500mg 2 tds 5d', '2 capsules by mouth 3 times a day for 5 days', 30, 5],
    ['amox 500 1-0-1 x 5 days', '1 capsule by mouth twice a day in the morning and in the evening for 5 days', 10, 5],
    [
      'amox 500 2-2-2-2 for 1 week',
      '2 capsules by mouth 4 times a day in the morning, at noon, in the evening and at night for 1 week',
      56,
      7,
    ],
    ['amox 500 tds 5 days', '1 capsule by mouth 3 times a day for 5 days', 15, 5],
    ['amox 500 tds x5d', '1 capsule by mouth 3 times a day for 5 days', 15, 5],
    ['amox 500 od nocte 1/12', '1 capsule by mouth once a day at night for 1 month', 30, 30],
  ])('reads `%s`', (line, text, quantity, days) => {
    expect(read(line)).toEqual({ text, quantity, days });
  });

  it('turns a dose of mass into millilitres', () => {
    expect(read('amox 125mg tds 5d', syrup)).toEqual({ text: '2.5 mL by mouth 3 times a day for 5 days', quantity: 37.5, days: 5 });
    expect(step('amox 250 5ml tds 5d', syrup)?.dose).toEqual({ value: 5, unit: 'mL' });
  });

  it('keeps what names the medicine', () => {
    expect(searchWords(parseSig('co-amoxiclav 625 tds 5d'))).toEqual({ name: 'co-amoxiclav', strength: '625' });
    expect(parseSig('hydrocortisone cream top bd').words).toEqual(['hydrocortisone', 'cream']);
    expect(parseSig('on 4 stat').words).toEqual(['on']);
    expect(parseSig('')).toMatchObject({ words: [], timing: null });
  });

  it('does not guess: without a time or with a strength that is not the product’s there is no step', () => {
    expect(step('amox 500')).toBeNull();
    expect(step('coamox 625 tds', both)?.dose).toEqual({ value: 1, unit: '{capsule}' });
    expect(step('coamox 500 tds', both)?.dose).toEqual({ value: 1, unit: '{capsule}' });
    expect(step('coamox 600 tds', both)).toBeNull();
    expect(step('amox 125 tds')).toBeNull();
    expect(step('amox 500 tds 5d', { ...capsule, ingredients: [] })).toBeNull();
  });

  it.each([
    ['predni 5 1/2 tab od 3d', 0.5],
    ['predni 5 ½ od 3d', 0.5],
    ['predni 5 0,5 tab od 3d', 0.5],
    ['predni 5 1/4 od 3d', 0.25],
    ['predni 5 1.5 od 3d', 1.5],
  ])('reads parts of a tablet: `%s`', (line, value) => {
    expect(step(line, tablet)?.dose).toEqual({ value, unit: '{tablet}' });
  });

  it.each([
    ['amox 500 2 3 tds', ['amox', '3']],
    ['amox 500 2 caps 3 caps tds', ['amox', '3', 'caps']],
    ['amox 500 tds bd', ['amox', 'bd']],
    ['amox 500 tds 5d 7d', ['amox', '7d']],
    ['amox 500 tds po iv', ['amox', 'iv']],
    ['amox 500 tds #15 #20', ['amox', '#20']],
    ['amox 500 2-0-1', ['amox', '2-0-1']],
    ['amox 1,000 tds', ['amox', '1,000']],
    ['amox 500 x tds', ['amox', 'x']],
  ])('drops nothing that is typed: `%s`', (line, words) => {
    expect(parseSig(line).words).toEqual(words);
  });

  it('counts pieces without a word for them only where it is sure', () => {
    expect(step('amox 500 1000 tds')).toBeNull();
    expect(step('amox 1g 2 tds')).toBeNull();
    expect(step('amox 250 5 tds', syrup)).toBeNull();
    expect(step('amox 500 0.5 tds')).toBeNull();
    expect(step('amox 500 1.5 tds')).toBeNull();
  });

  it('keeps as-needed open, and computes it with a maximum', () => {
    const asNeeded = step('para 500 2 tabs qds prn', { ...capsule, baseUnit: '{tablet}', doseUnit: '{tablet}' });
    expect(dosageText([asNeeded!])).toBe('2 tablets by mouth 4 times a day as needed');
    expect(quantityFor([asNeeded!], { ...capsule, baseUnit: '{tablet}' })).toBeNull();
  });

  it('returns steps that the contract accepts for any input', () => {
    for (const line of ['amox 500 tds 5d', 'x 1 2 3 4', 'amox q0h', 'amox 0 tds', 'amox 5dd tds #21', 'ibu 400 tds prn 3d po']) {
      const one = step(line);
      if (one) expect(dosageStep.safeParse(one).success).toBe(true);
    }
    expect(parseSig('amox 500 tds #21').quantity).toBe(21);
  });
});
