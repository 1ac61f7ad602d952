import { Temporal } from 'temporal-polyfill';
import { facility } from './hospital-facts.js';

/** A day and a time on the wall of the demo hospital, such as `2026-11-30` and `06:30`, as a moment. */
export function wall(date: string, time: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: facility.timeZone, plainTime: time }).epochMilliseconds);
}
