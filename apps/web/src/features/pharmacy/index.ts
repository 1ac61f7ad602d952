export { DispensingScreen } from './DispensingScreen';
export { MedicinesScreen } from './MedicinesScreen';
export { PrescribeLine } from './PrescribeLine';
export { PrescriptionDraftCard } from './PrescriptionDraftCard';
export { usePrescriptionDrafts } from './use-prescription-drafts';
