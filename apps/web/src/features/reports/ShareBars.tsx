'use client';

import { Text } from '@mantine/core';
import type { ReportRowKind } from '@wardbook/contracts/reports/reports';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import classes from './reports.module.css';
import { type RowsFilter, useRowsAddress } from './rows-address';
import { Section } from './Section';
import { useFirst } from './use-first';
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
  /** How many parts there are, where they did not all come; `onAll` then asks for the rest. */
  total?: number;
  onAll?: () => void;
}

/** A ranking as bars. Every bar is a link, so it is reached by keyboard and read out with its value. */
export function ShareBars({ title, hint, kind, period, parts, currency, total = parts.length, onAll }: ShareBarsProps) {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  const addressOf = useRowsAddress();
  const { shown, more } = useFirst(parts, total, onAll);
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return (
    <Section title={title} hint={hint} empty={parts.length === 0 ? t('nothing') : null}>
      {shown.map(({ key, name, code, value, filter }) => (
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
      {more}
    </Section>
  );
}
