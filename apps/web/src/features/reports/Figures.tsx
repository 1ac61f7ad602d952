'use client';

import { Paper, Text } from '@mantine/core';
import type { Dashboard, Measure } from '@wardbook/contracts/reports/reports';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { useFormats } from '@/ui/formats';
import { Comparison } from './Comparison';
import classes from './reports.module.css';
import { useRowsAddress } from './rows-address';
import type { Period } from './use-period';

/** The eight figures. Each is a link to the rows that it counts. */
export function Figures({ dashboard, period }: { dashboard: Dashboard; period: Period }) {
  const t = useTranslations('reports.dashboard');
  const addressOf = useRowsAddress();
  const textOf = useValueText(dashboard.currency);
  return (
    <div className={classes.figures}>
      {dashboard.figures.map(({ measure, value, before }) => (
        <Paper key={measure} withBorder className={classes.figure} component={Link} href={addressOf(measure, period)}>
          <Text size="sm" c="dimmed">
            {t(`measures.${measure}`)}
          </Text>
          <Value measure={measure} value={value} text={textOf(measure, value)} />
          <Comparison value={value} before={before} text={textOf(measure, before)} />
          <Text size="xs" c="dimmed">
            {t(`hints.${measure}`)}
          </Text>
        </Paper>
      ))}
    </div>
  );
}

function Value({ measure, value, text }: { measure: Measure; value: number | null; text: string }) {
  const width = { '--characters': text.length } as CSSProperties;
  return (
    <Text className={classes.value} style={width} data-measure={measure} data-value={value ?? ''}>
      {text}
    </Text>
  );
}

const MONEY: readonly Measure[] = ['revenue', 'takings', 'tax'];
const MINUTES: readonly Measure[] = ['wait', 'turnaround'];
/** Beyond two hours minutes say nothing. */
const LONG_MINUTES = 120;

function useValueText(currency: string): (measure: Measure, value: number | null) => string {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  return (measure, value) => {
    if (value === null) return t('noValue');
    if (MONEY.includes(measure)) return money(value, currency);
    if (!MINUTES.includes(measure)) return number(value);
    return value < LONG_MINUTES ? t('minutes', { count: value }) : t('hours', { count: value / 60 });
  };
}
