export { AvailabilityScreen } from './AvailabilityScreen';
export { BookingDrawer } from './booking/BookingDrawer';
export { AfterRegistration } from './patient/AfterRegistration';
export { DeskActs } from './patient/DeskActs';
export { DeskPatientsScreen } from './patient/DeskPatientsScreen';
export { PatientAppointments } from './patient/PatientAppointments';
export { TodayScreen } from './TodayScreen';
export { fromWall } from './wall-time';
