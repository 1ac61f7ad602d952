import type { AtPrecision } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';

const LENGTHS = { day: 10, month: 7, year: 4, unknown: 0 } as const;

/**
 * When something happened, no more exactly than it is known: `2019-05-03`, `2019-05`, `2019`, or an empty text for what
 * came without a date, which stands behind everything else. `dayOf` is the facility's day of a moment.
 */
export function periodOf(
  { at, atPrecision }: { at: string; atPrecision?: AtPrecision | undefined },
  dayOf: (at: string) => string,
): string {
  // A partial date is the day that its source wrote in every zone.
  return atPrecision === undefined ? dayOf(at) : at.slice(0, LENGTHS[atPrecision]);
}

/** How a period reads: `3 May 2019`, `May 2019`, `2019`, `Date not known`. */
export function usePeriodWords(): (period: string) => string {
  const t = useTranslations('chart');
  const { day, month } = useFormats();
  return (period) => {
    if (period.length === LENGTHS.day) return day(period);
    if (period.length === LENGTHS.month) return month(`${period}-01`);
    return period || t('dateNotKnown');
  };
}
