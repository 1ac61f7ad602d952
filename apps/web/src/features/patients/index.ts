export { type Allergies, PatientBanner, type PatientBannerProps } from './PatientBanner';
export { PatientLine } from './PatientLine';
export { usePatientHits } from './use-patient-hits';
export { PatientPicker } from './PatientPicker';
