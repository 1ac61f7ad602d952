const MINUTE = 60_000;

/** Whether somebody tells a time before that of a record. People tell minutes, so what happened in the same minute is not before. */
export function isBefore(told: string, recordedAt: string): boolean {
  return Date.parse(told) < Math.floor(Date.parse(recordedAt) / MINUTE) * MINUTE;
}
