export { PatientsScreen } from './list/PatientsScreen';

export { PatientLine } from './PatientLine';
export { PatientPicker } from './PatientPicker';
export { DemographicsScreen } from './record/DemographicsScreen';
export { PatientFrame } from './record/PatientFrame';
export { usePatient } from './record/patient-context';
export { WithPatient } from './record/WithPatient';
export { RegistrationScreen } from './registration/RegistrationScreen';
export { usePatientHits } from './use-patient-hits';
