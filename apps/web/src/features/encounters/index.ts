export { ClinicScreen } from './ClinicScreen';
export { ConsultationScreen } from './ConsultationScreen';
export { VisitActs } from './VisitActs';
export { VitalsScreen } from './VitalsScreen';
