import { describe, expect, it } from 'vitest';
import { type CheckedMedicine, type PrescribingFacts, warningsFor } from './prescribing-checks.js';

const amoxicillin = { substanceId: 'amoxicillin', name: 'Amoxicillin', groupIds: ['penicillins'] };
const ampicillin = { substanceId: 'ampicillin', name: 'Ampicillin', groupIds: ['penicillins'] };
const cefalexin = { substanceId: 'cefalexin', name: 'Cefalexin', groupIds: ['cephalosporins'] };
const paracetamol = { substanceId: 'paracetamol', name: 'Paracetamol', groupIds: [] };
const of = (...ingredients: NonNullable<CheckedMedicine['ingredients']>): CheckedMedicine => ({ display: 'The medicine', ingredients });
const facts = (more: Partial<PrescribingFacts>): PrescribingFacts => ({ allergiesAsked: true, allergies: [], others: [], ...more });

const toPenicillins = {
  display: 'Penicillin',
  meaning: { substanceId: null, groupIds: ['penicillins'], crossingGroupIds: ['cephalosporins', 'carbapenems'] },
};
const toAmoxicillin = { ...toPenicillins, display: 'Amoxicillin', meaning: { ...toPenicillins.meaning, substanceId: 'amoxicillin' } };

describe('prescribing checks', () => {
  it('returns no warning when everything is known and nothing conflicts', () => {
    expect(warningsFor(of(paracetamol), facts({ allergies: [toPenicillins], others: [of(amoxicillin)] }))).toEqual([]);
  });

  it('stops an ingredient to which the patient is allergic, by itself and by its group', () => {
    expect(warningsFor(of(amoxicillin), facts({ allergies: [toAmoxicillin] }))).toMatchObject([
      { kind: 'allergy', level: 'stop', substance: 'Amoxicillin' },
    ]);
    expect(warningsFor(of(paracetamol, amoxicillin), facts({ allergies: [toPenicillins] }))).toMatchObject([
      { kind: 'allergy', against: 'Penicillin' },
    ]);
  });

  it('warns of another ingredient of the same group and of a cross-reacting group', () => {
    expect(warningsFor(of(ampicillin), facts({ allergies: [toAmoxicillin] }))).toMatchObject([{ kind: 'cross-allergy', level: 'stop' }]);
    expect(warningsFor(of(cefalexin), facts({ allergies: [toPenicillins] }))).toMatchObject([{ kind: 'cross-allergy', level: 'stop' }]);
  });

  it('stops the same ingredient twice', () => {
    const co = { display: 'Cold remedy', ingredients: [paracetamol] };
    expect(warningsFor(of(paracetamol), facts({ others: [co] }))).toMatchObject([
      { kind: 'duplicate', substance: 'Paracetamol', against: 'Cold remedy' },
    ]);
  });

  it('notes what it could not check, without stopping', () => {
    const warnings = warningsFor(
      { display: 'Herbal tea', ingredients: null },
      facts({
        allergiesAsked: false,
        allergies: [
          { display: 'Something red', meaning: 'unknown' },
          { display: 'Pollen', meaning: 'irrelevant' },
        ],
        others: [{ display: 'Imported drug', ingredients: null }],
      }),
    );
    expect(warnings.map(({ cause }) => cause)).toEqual([
      'allergies-not-asked',
      'ingredient-unknown',
      'allergy-not-coded',
      'other-ingredient-unknown',
    ]);
    expect(warnings.every(({ level, kind }) => level === 'note' && kind === 'not-checked')).toBe(true);
  });
});
