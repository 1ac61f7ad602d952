import type { Route } from '@wardbook/contracts/pharmacy/dosage';
import type { Medicine } from '@wardbook/contracts/pharmacy/medicines';

export interface IngredientValues {
  substanceId: string;
  name: string;
  amount: number | '';
  unit: string;
  perAmount: number | '';
  perUnit: string;
}

export function emptyIngredient(): IngredientValues {
  return { substanceId: '', name: '', amount: '', unit: 'mg', perAmount: 1, perUnit: '' };
}

export function valuesOf(medicine: Medicine | null) {
  const ingredients = medicine?.ingredients.map(
    (each): IngredientValues => ({
      ...{ substanceId: each.substanceId, name: each.name, amount: each.amount ?? '', unit: each.unit ?? '' },
      ...{ perAmount: each.perAmount, perUnit: each.perUnit ?? '' },
    }),
  );
  return {
    name: medicine?.name ?? '',
    form: medicine?.form ?? '',
    strength: medicine?.strength ?? '',
    route: (medicine?.route ?? 'oral') as Route,
    baseUnit: medicine?.baseUnit ?? '{tablet}',
    doseUnit: medicine?.doseUnit ?? '{tablet}',
    atcCode: medicine?.atcCode ?? '',
    rxnorm: medicine?.rxnorm ?? '',
    aliases: medicine?.aliases.join(' ') ?? '',
    prescriptionOnly: medicine?.prescriptionOnly ?? true,
    ingredients: ingredients ?? [emptyIngredient()],
  };
}

export type MedicineValues = ReturnType<typeof valuesOf>;

export function bodyFrom({ atcCode, rxnorm, aliases, ingredients, ...same }: MedicineValues) {
  return {
    ...same,
    atcCode: atcCode.trim().toUpperCase() || null,
    rxnorm: rxnorm.trim() || null,
    aliases: aliases.split(/\s+/).filter(Boolean),
    ingredients: ingredients.map(({ substanceId, amount, unit, perAmount, perUnit }) => ({
      ...{ substanceId, amount: amount === '' ? null : amount, unit: unit.trim() || null },
      ...{ perAmount: perAmount === '' ? 1 : perAmount, perUnit: perUnit.trim() || same.baseUnit },
    })),
  };
}
