export { BookingService } from './booking.service.js';
export { schedulingInvariants } from './invariants.js';

export * from './scheduling.events.js';
export { SchedulingModule } from './scheduling.module.js';
