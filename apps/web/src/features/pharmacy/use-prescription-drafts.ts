'use client';

import { type DosageStep, quantityFor } from '@wardbook/contracts/pharmacy/dosage';
import {
  checkPrescription,
  type MedicineHit,
  type PrescribingWarning,
  type PrescriptionLineInput,
} from '@wardbook/contracts/pharmacy/prescribing';
import { useState } from 'react';
import { useContractQuery } from '@/api/queries';

/** A medicine with its dosage, as it was typed, kept as a favourite or prescribed before. */
export interface PlannedMedicine {
  medicine: Pick<MedicineHit, 'medicineId' | 'brandId' | 'name' | 'baseUnit'>;
  dosage: DosageStep[];
  /** Null while neither the dosage nor the prescriber gives it. */
  quantity: number | null;
}

/** One medicine in the plan tray, not yet signed. */
export interface PrescriptionDraft extends PlannedMedicine {
  key: string;
  warnings: PrescribingWarning[];
}

type Unchecked = Omit<PrescriptionDraft, 'warnings'>;

/** The prescriptions that a consultation collects; each is checked against the patient and against the others as it lands. */
export function usePrescriptionDrafts(patientId: string) {
  const [lines, setLines] = useState<Unchecked[]>([]);
  const medicineIds = lines.map(({ medicine }) => medicine.medicineId);
  const check = useContractQuery(
    checkPrescription,
    { body: { patientId, medicineIds } },
    { enabled: lines.length > 0, keepPrevious: true },
  );
  const drafts: PrescriptionDraft[] = lines.map((line, index) => {
    const checked = check.data?.lines[index];
    return { ...line, warnings: checked?.medicineId === line.medicine.medicineId ? checked.warnings : [] };
  });
  return {
    drafts,
    add: (medicine: MedicineHit, step: DosageStep, quantity: number | null) =>
      setLines((all) => [...all, landed({ medicine, dosage: [step], quantity: quantity ?? quantityFor([step], medicine) })]),
    /** Repeats what is known already; a medicine that is in the tray does not come a second time. */
    addAgain: (again: readonly PlannedMedicine[]) =>
      setLines((all) => {
        const there = new Set(all.map(({ medicine }) => medicine.medicineId));
        return [...all, ...again.filter(({ medicine }) => !there.has(medicine.medicineId)).map(landed)];
      }),
    change: (key: string, quantity: number | null) =>
      setLines((all) => all.map((line) => (line.key === key ? { ...line, quantity } : line))),
    remove: (key: string) => setLines((all) => all.filter((line) => line.key !== key)),
    clear: () => setLines([]),
    /** Nothing is signed while a check is under way or a quantity is missing. */
    isReady: lines.every(({ quantity }) => quantity !== null) && !check.isFetching && !check.error,
    needsOverride: drafts.some(({ warnings }) => warnings.some(({ level }) => level === 'stop')),
    /** For `prescribeMedication`. */
    toLines: (): PrescriptionLineInput[] =>
      lines.map(({ medicine, dosage, quantity }) => ({
        ...{ medicineId: medicine.medicineId, brandId: medicine.brandId, dosage },
        ...(quantity === null ? {} : { quantity }),
      })),
  };
}

function landed(line: PlannedMedicine): Unchecked {
  return { key: crypto.randomUUID(), ...line };
}
