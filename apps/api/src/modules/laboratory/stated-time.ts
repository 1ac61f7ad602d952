const MINUTE = 60_000;

/** Whether a stated time is before that of a record. Users state minutes, so the same minute is not before. */
export function isBefore(told: string, recordedAt: string): boolean {
  return Date.parse(told) < Math.floor(Date.parse(recordedAt) / MINUTE) * MINUTE;
}
