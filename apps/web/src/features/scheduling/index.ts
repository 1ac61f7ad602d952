export { AvailabilityScreen } from './AvailabilityScreen';
export { BookingDrawer } from './BookingDrawer';
export { TodayScreen } from './TodayScreen';
export { fromWall } from './wall-time';
