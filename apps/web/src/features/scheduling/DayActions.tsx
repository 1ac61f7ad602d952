'use client';

import { ActionIcon, Button, Group } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight, IconPlus, IconWalk } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { useShortcuts } from '@/ui/shortcuts';
import type { BookingStart } from './booking/use-booking';
import { RebookingButton } from './Rebooking';
import { addDays } from './wall-time';

interface DayActionsProps {
  date: string;
  setDate: (date: string) => void;
  onBook: (start: BookingStart) => void;
  onRebook: () => void;
}

/** Another day, a booking, and a patient who comes without one. */
export function DayActions({ date, setDate, onBook, onRebook }: DayActionsProps) {
  const t = useTranslations('scheduling.today');
  const mayBook = useMay('appointment:book');
  const mayCheckIn = useMay('visit:check-in');
  useShortcuts(
    useMemo(
      () => [
        ...(mayBook ? [{ keys: 'alt+B', label: t('book'), run: () => onBook({ walkIn: false }) }] : []),
        ...(mayCheckIn ? [{ keys: 'alt+W', label: t('walkIn'), run: () => onBook({ walkIn: true }) }] : []),
      ],
      [t, mayBook, mayCheckIn, onBook],
    ),
  );
  return (
    <Group gap="xs">
      <RebookingButton onOpen={onRebook} />
      <OtherDay date={date} setDate={setDate} />
      {mayCheckIn && (
        <Button variant="default" size="sm" leftSection={<IconWalk size={16} aria-hidden />} onClick={() => onBook({ walkIn: true })}>
          {t('walkIn')}
        </Button>
      )}
      {mayBook && (
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onBook({ walkIn: false })}>
          {t('book')}
        </Button>
      )}
    </Group>
  );
}

function OtherDay({ date, setDate }: Pick<DayActionsProps, 'date' | 'setDate'>) {
  const t = useTranslations('scheduling.today');
  const formats = useFormats();
  useShortcuts(
    useMemo(() => {
      // In the day itself the arrows go from one appointment to the next.
      const goBy = (days: number) => () => isInDay() || setDate(addDays(date, days));
      return [
        { keys: 'ArrowLeft', label: t('previous'), run: goBy(-1) },
        { keys: 'ArrowRight', label: t('next'), run: goBy(1) },
      ];
    }, [t, date, setDate]),
  );
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon variant="default" size={32} aria-label={t('previous')} onClick={() => setDate(addDays(date, -1))}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={() => setDate(formats.today())}>
        {t('now')}
      </Button>
      <ActionIcon variant="default" size={32} aria-label={t('next')} onClick={() => setDate(addDays(date, 1))}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <DateInput aria-label={t('pickDay')} size="sm" w={130} value={date} onChange={(day) => day && setDate(day)} />
    </Group>
  );
}

function isInDay(): boolean {
  return Boolean(document.activeElement?.closest('[data-day-grid], [role="dialog"]'));
}
