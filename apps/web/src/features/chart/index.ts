export { NoteBlock } from './NoteBlock';
export { PatientPage } from './PatientPage';
export { SummaryParts } from './SummaryPanel';
