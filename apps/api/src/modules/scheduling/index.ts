export { BookingService } from './booking.service.js';
export { ScheduleService } from './schedule.service.js';
export * from './scheduling.events.js';
export { SchedulingModule } from './scheduling.module.js';
