export { ClinicScreen } from './ClinicScreen';
export { ConsultationScreen } from './ConsultationScreen';
export { VitalsScreen } from './VitalsScreen';
