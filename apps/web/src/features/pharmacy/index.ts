export { DispensingScreen } from './DispensingScreen';
export { MedicinesScreen } from './MedicinesScreen';
export { PrescribeLine } from './PrescribeLine';
export { PrescriptionDraftCard } from './PrescriptionDraftCard';
export { type PlannedMedicine, usePrescriptionDrafts } from './use-prescription-drafts';
