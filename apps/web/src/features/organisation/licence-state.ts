import { Temporal } from 'temporal-polyfill';

/** Whether a licence holds, runs out within the days of warning, or has run out. Its last day still counts. */
export function licenceState(expiresOn: string | null, today: string, warningDays: number): 'valid' | 'expiring' | 'expired' {
  if (expiresOn === null) return 'valid';
  const { days } = Temporal.PlainDate.from(today).until(expiresOn);
  if (days < 0) return 'expired';
  return days <= warningDays ? 'expiring' : 'valid';
}
