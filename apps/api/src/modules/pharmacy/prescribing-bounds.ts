import { partsOf } from '@wardbook/contracts/inventory/stores';
import { type DosageStep, dosesPerDay, inBaseUnits, type MedicineStrength, quantityFor } from '@wardbook/contracts/pharmacy/dosage';
import { Problem } from '../../core/problem.error.js';

/** The most pieces that a patient takes at once, or in a day. */
const MOST_PIECES = { dose: 40, day: 100 };
/** So many times the course is a typing error, for every size of pack. */
const MOST_COURSES = 20;

/** What cannot be meant: parts of a piece that cannot be cut, more than a patient can take, or a hundred times the course. */
export function refuseBeyondBounds(
  { dosage }: { dosage: readonly DosageStep[] },
  medicine: MedicineStrength,
  quantity: number | null,
  index: number,
): void {
  for (const [place, step] of dosage.entries()) {
    const fault = doseFault(step, medicine);
    if (fault) throw Problem.field(`body.lines.${index}.dosage.${place}.dose.value`, fault, messages[fault]);
  }
  const course = quantityFor(dosage, medicine);
  if (quantity === null || course === null || quantity <= course * MOST_COURSES) return;
  throw Problem.field(`body.lines.${index}.quantity`, 'beyond-course', `The whole course takes ${course}.`);
}

const messages = {
  'not-cut': 'A piece is taken whole, or in halves or quarters.',
  'dose-too-high': 'This is more than a patient takes at once or in a day. Check the dose and how often it is taken.',
};

function doseFault({ dose, timing, asNeeded }: DosageStep, medicine: MedicineStrength): keyof typeof messages | null {
  const isPiece = partsOf(dose.unit) !== null;
  if (isPiece && !Number.isInteger(dose.value * 4)) return 'not-cut';
  const pieces = isPiece ? dose.value : partsOf(medicine.baseUnit) === null ? null : inBaseUnits(dose, medicine);
  if (pieces === null) return null;
  const most = asNeeded?.maxPerDay ? (asNeeded.maxPerDay * pieces) / dose.value : Number.POSITIVE_INFINITY;
  const perDay = Math.min(pieces * Math.max(1, dosesPerDay(timing)), most);
  return pieces > MOST_PIECES.dose || perDay > MOST_PIECES.day ? 'dose-too-high' : null;
}
