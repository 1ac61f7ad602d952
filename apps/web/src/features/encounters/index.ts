export { DiagnosisSearch } from './DiagnosisSearch';
