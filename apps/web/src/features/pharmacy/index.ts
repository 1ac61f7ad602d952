export { DispensingScreen } from './DispensingScreen';
export { MedicinesScreen } from './MedicinesScreen';
export { PrescribeLine } from './PrescribeLine';
export { PrescriptionDraftCard } from './PrescriptionDraftCard';
export { type PrescriptionDraft, usePrescriptionDrafts } from './use-prescription-drafts';
export { useWarningSentence, WarningList } from './WarningList';
