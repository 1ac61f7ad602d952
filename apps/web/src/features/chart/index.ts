export { DiagnosisSearch } from './DiagnosisSearch';
export { NoteBlock } from './NoteBlock';
export { PatientPage } from './PatientPage';
export { PlanForm } from './PlanForm';
export { SummaryParts } from './SummaryPanel';
export { usePrint, VisitPrints } from './VisitPrints';
