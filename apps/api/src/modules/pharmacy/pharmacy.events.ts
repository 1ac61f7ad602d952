import { event } from '../../core/events.js';

export interface MedicationPrescribed {
  medicationRequestId: string;
  facilityId: string;
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  medicineId: string;
  brandId: string | null;
  display: string;
  /** In base units; null when the course has no end and nothing else was said. */
  quantity: number | null;
  unit: string;
  requesterId: string | null;
}

/** A policy of payment before service may put the line on hold in the same transaction. */
export const medicationPrescribed = event<MedicationPrescribed>('medication-prescribed');

export interface PrescriptionEnded {
  medicationRequestId: string;
  /** What was handed out of it before it ended. */
  dispensedQuantity: number;
  reason: string;
}

/** Stopped, cancelled, entered in error or closed at the window: nothing more is handed out on it. */
export const prescriptionEnded = event<PrescriptionEnded>('prescription-ended');

interface DispensedLine {
  dispenseId: string;
  kind: 'prescription' | 'over-the-counter';
  patientId: string | null;
  visitId: string | null;
  encounterId: string | null;
  medicationRequestId: string | null;
  medicineId: string;
  brandId: string | null;
  stockItemId: string;
  display: string;
  quantity: number;
  unit: string;
}

/** One handover with all its lines, so that who charges them does it in one go. */
export interface MedicationDispensed {
  handoverId: string;
  facilityId: string;
  storeId: string;
  lines: DispensedLine[];
}

/** Billable acts: billing writes their charges in the same transaction. */
export const medicationDispensed = event<MedicationDispensed>('medication-dispensed');

export interface MedicationReturned {
  /** Identifies this return: a listener that receives it a second time must do nothing more. */
  returnId: string;
  dispenseId: string;
  facilityId: string;
  patientId: string | null;
  /** What came back now, and what has come back altogether. */
  quantity: number;
  returnedQuantity: number;
  unit: string;
  backToStock: boolean;
  reason: string;
}

/** A patient brought medicine back: billing takes its charge off. */
export const medicationReturned = event<MedicationReturned>('medication-returned');
