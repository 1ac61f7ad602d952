export { PatientPage } from './PatientPage';
export { SummaryParts } from './SummaryPanel';
