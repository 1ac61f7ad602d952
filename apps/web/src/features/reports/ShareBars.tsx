'use client';

import { Text } from '@mantine/core';
import type { ReportRowKind } from '@wardbook/contracts/reports/reports';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import classes from './reports.module.css';
import { type RowsFilter, useRowsAddress } from './rows-address';
import { Section } from './Section';
import type { Period } from './use-period';

interface SharePart {
  key: string;
  name: string;
  /** A code beside the name, such as the one of a diagnosis. */
  code?: string;
  value: number;
  filter: RowsFilter;
}

interface ShareBarsProps {
  title: string;
  hint: string;
  kind: ReportRowKind;
  period: Period;
  parts: readonly SharePart[];
  /** Set for money; without it the values are counts. */
  currency?: string;
}

/** A ranking as bars. Every bar is a link, so it is reached by keyboard and read out with its value. */
export function ShareBars({ title, hint, kind, period, parts, currency }: ShareBarsProps) {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  const addressOf = useRowsAddress();
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return (
    <Section title={title} hint={hint} empty={parts.length === 0 ? t('nothing') : null}>
      {parts.map(({ key, name, code, value, filter }) => (
        <Link key={key} className={classes.bar} href={addressOf(kind, period, filter)}>
          <Text size="sm" truncate title={name}>
            {code && code !== name && <span className="code">{code} </span>}
            {name}
          </Text>
          <div className={classes.track} aria-hidden>
            <div className={classes.fill} style={{ width: `${Math.max(0, (value / most) * 100)}%` }} />
          </div>
          <Text size="sm" fw={600} className={classes.number}>
            {currency ? money(value, currency) : number(value)}
          </Text>
        </Link>
      ))}
    </Section>
  );
}
