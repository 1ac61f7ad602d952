'use client';

import { ActionIcon, Group, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useFormats } from '@/ui/formats';
import { addDays } from '../wall-time';
import classes from './PlaceChoice.module.css';

interface DayStripProps {
  /** A fortnight, each day with what is free on it. */
  days: readonly { date: string; free: number }[];
  value: string;
  onChange: (date: string) => void;
  /** No day before this one is offered. */
  earliest: string;
  onGoTo: (date: string) => void;
}

const FORTNIGHT = 14;

/** The days of a fortnight under their weekdays; the arrows go on by a fortnight, the field to any day. */
export function DayStrip({ days, value, onChange, earliest, onGoTo }: DayStripProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const name = useId();
  const first = days[0]?.date ?? earliest;
  const back = addDays(first, -FORTNIGHT);
  return (
    <>
      <Group gap={4} wrap="nowrap" my={6}>
        <ActionIcon
          aria-label={t('earlier')}
          disabled={first <= earliest}
          onClick={() => onGoTo(back < earliest ? earliest : back)}
          size={32}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <DateInput
          flex={1}
          size="sm"
          aria-label={t('from')}
          value={first}
          minDate={earliest}
          onChange={(day) => day && day >= earliest && onGoTo(day)}
        />
        <ActionIcon aria-label={t('later')} onClick={() => onGoTo(addDays(first, FORTNIGHT))} size={32}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      <div role="radiogroup" aria-label={t('day')} className={classes.days}>
        {days.map(({ date, free }) => (
          <label key={date} className={classes.choice} data-kind="day" data-full={free === 0 || undefined}>
            <input
              type="radio"
              name={name}
              checked={date === value}
              onChange={() => onChange(date)}
              aria-label={t('dayFree', { day: `${formats.weekday(date)} ${formats.shortDay(date)}`, free })}
            />
            <span aria-hidden>
              {formats.weekday(date, 'short')}
              <b>{Number(date.slice(8))}</b>
              <Text span inherit className={classes.count}>
                {free === 0 ? '–' : formats.number(free)}
              </Text>
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
