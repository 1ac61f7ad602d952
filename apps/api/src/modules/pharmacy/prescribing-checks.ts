import type { PrescribingWarning } from '@wardbook/contracts/pharmacy/prescribing';

/** An ingredient with the groups in which allergies run together. */
export interface CheckedIngredient {
  substanceId: string;
  name: string;
  groupIds: readonly string[];
}

export interface CheckedMedicine {
  display: string;
  /** Null when the ingredients are unknown. */
  ingredients: readonly CheckedIngredient[] | null;
}

/** What a recorded allergy means for prescribing. */
export interface CheckedAllergy {
  display: string;
  /** `unknown`: no program can tell. `irrelevant`: a coded allergen that is no medicine. */
  meaning: 'unknown' | 'irrelevant' | { substanceId: string | null; groupIds: readonly string[]; crossingGroupIds: readonly string[] };
}

export interface PrescribingFacts {
  allergiesAsked: boolean;
  allergies: readonly CheckedAllergy[];
  /** What the patient takes already, or what stands on the same prescription. */
  others: readonly CheckedMedicine[];
}

/** What a prescriber must know before prescribing a medicine. What could not be checked is said, never passed over. */
export function warningsFor(medicine: CheckedMedicine, facts: PrescribingFacts): PrescribingWarning[] {
  const notes = notChecked(medicine, facts);
  if (!medicine.ingredients) return notes;
  const stops = medicine.ingredients.flatMap((ingredient) => [
    ...allergyWarnings(ingredient, facts),
    ...duplicateWarnings(ingredient, facts),
  ]);
  return [...stops, ...notes];
}

function allergyWarnings(ingredient: CheckedIngredient, { allergies }: PrescribingFacts): PrescribingWarning[] {
  return allergies.flatMap(({ display, meaning }) => {
    if (typeof meaning === 'string') return [];
    const { substanceId, groupIds, crossingGroupIds } = meaning;
    const isSame = substanceId === ingredient.substanceId;
    const isSameGroup = groupIds.some((group) => ingredient.groupIds.includes(group));
    const isCrossing = crossingGroupIds.some((group) => ingredient.groupIds.includes(group));
    if (isSame || (substanceId === null && isSameGroup)) return [warning('allergy', ingredient.name, display)];
    return isSameGroup || isCrossing ? [warning('cross-allergy', ingredient.name, display)] : [];
  });
}

function duplicateWarnings(ingredient: CheckedIngredient, { others }: PrescribingFacts): PrescribingWarning[] {
  return others
    .filter(({ ingredients }) => ingredients?.some(({ substanceId }) => substanceId === ingredient.substanceId))
    .map(({ display }) => warning('duplicate', ingredient.name, display));
}

function notChecked(medicine: CheckedMedicine, { allergiesAsked, allergies, others }: PrescribingFacts): PrescribingWarning[] {
  const unknown = allergies.filter(({ meaning }) => meaning === 'unknown');
  return [
    ...(allergiesAsked ? [] : [note('allergies-not-asked', null)]),
    ...(medicine.ingredients ? [] : [note('ingredient-unknown', medicine.display)]),
    ...unknown.map(({ display }) => note('allergy-not-coded', display)),
    ...others.filter(({ ingredients }) => ingredients === null).map(({ display }) => note('other-ingredient-unknown', display)),
  ];
}

function warning(kind: 'allergy' | 'cross-allergy' | 'duplicate', substance: string, against: string): PrescribingWarning {
  return { kind, level: 'stop', substance, against, cause: null };
}

function note(cause: NonNullable<PrescribingWarning['cause']>, against: string | null): PrescribingWarning {
  return { kind: 'not-checked', level: 'note', substance: null, against, cause };
}
