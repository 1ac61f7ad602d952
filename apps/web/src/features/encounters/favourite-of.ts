import type { Coding } from '@wardbook/contracts/core/list';
import type { FavouriteBody } from '@wardbook/contracts/encounters/favourites';
import type { LabTest } from '@wardbook/contracts/laboratory/catalogue';
import { dosageText } from '@wardbook/contracts/pharmacy/dosage';
import type { PlannedMedicine } from '@/features/pharmacy';

const LONGEST_LABEL = 200;
const label = (text: string) => text.slice(0, LONGEST_LABEL);

export function favouriteOfDiagnosis(coding: Coding | null, text: string): FavouriteBody {
  return { kind: 'diagnosis', label: label(text), content: { coding } };
}

export function favouriteOfTest({ id, name }: LabTest): FavouriteBody {
  return { kind: 'order', label: label(name), content: { labTestId: id } };
}

/** Null while the quantity is missing: what is not ready to be prescribed is not worth keeping. */
export function favouriteOfMedicine({ medicine, dosage, quantity }: PlannedMedicine): FavouriteBody | null {
  if (quantity === null) return null;
  const { medicineId, brandId, name, baseUnit } = medicine;
  return {
    kind: 'prescription',
    label: label(`${name}: ${dosageText(dosage)}`),
    content: { medicineId, brandId, name, baseUnit, dosage, quantity },
  };
}
