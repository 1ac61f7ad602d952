'use client';

import type { Interpretation } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import classes from './chart.module.css';
import { flagMeaning } from './flag-words';

/** A value as it must be read: what is abnormal is bold with an arrow and a word, what is critical is red too. */
export function Value({
  text,
  unit,
  flag,
  terse = false,
}: {
  text: string;
  unit?: string;
  flag?: Interpretation | undefined;
  terse?: boolean;
}) {
  const t = useTranslations('chart.flags');
  const meaning = flagMeaning(flag);
  return (
    <span className={classes.value} data-flag={meaning ? (meaning.critical ? 'critical' : 'abnormal') : undefined}>
      {text}
      {unit && <span className={classes.unit}> {unit}</span>}
      {meaning && (
        <>
          <span aria-hidden> {meaning.arrow}</span>
          <span className={terse ? classes.hidden : classes.word}> {t(meaning.word)}</span>
        </>
      )}
    </span>
  );
}
