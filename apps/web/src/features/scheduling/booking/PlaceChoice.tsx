'use client';

import { Button, Group, Input, Loader, Text } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { type FreePlace, listFreePlaces, type Place } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';
import { useReceivers } from '../use-practitioners';
import { addDays } from '../wall-time';
import { DayStrip } from './DayStrip';
import classes from './PlaceChoice.module.css';
import { placeOf } from './places';
import { TimesOfDay } from './TimesOfDay';

const FORTNIGHT = 14;
const MOST_OF_A_DAY = 500;

interface PlaceChoiceProps {
  /** Null is anyone. */
  practitionerId: string | null;
  date: string;
  value: Place | null;
  onChange: (place: Place) => void;
  onDay?: (date: string) => void;
  error?: ReactNode;
}

/** What is free with a practitioner, or with anyone: the first place, the days of a fortnight, and the times of one of them. */
export function PlaceChoice({ practitionerId, date, value, onChange, onDay, error }: PlaceChoiceProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const today = formats.today();
  const [from, setFrom] = useState(() => (date < today ? today : date));
  const [day, setDay] = useState(from);
  const who = practitionerId ? { practitionerId } : {};
  const fortnight = { from, to: addDays(from, FORTNIGHT - 1) };
  const { data: ahead } = useContractQuery(listFreePlaces, { query: { ...who, ...fortnight, limit: 1 } }, { keepPrevious: true });
  const show = (next: string) => {
    setDay(next);
    onDay?.(next);
  };
  const goTo = (next: string) => {
    setFrom(next);
    show(next);
  };
  useChosenElsewhere(value, formats.calendarDay, (chosen) => {
    if (chosen < fortnight.from || chosen > fortnight.to) setFrom(chosen);
    setDay(chosen);
  });
  const first = ahead?.items[0];
  const take = () => {
    if (first) onChange(placeOf(first));
  };
  return (
    <Input.Wrapper label={t('when')} labelElement="div" error={error}>
      {!ahead && <Loader size="sm" />}
      {first && <FirstFree place={first} onChoose={take} />}
      {ahead && !first && <Text c="dimmed">{t('noPlaces')}</Text>}
      {ahead && <DayStrip days={ahead.days} value={day} onChange={show} earliest={today} onGoTo={goTo} />}
      {ahead && <Times who={who} day={day} value={value} onChange={onChange} />}
      <ChosenPlace value={value} />
    </Input.Wrapper>
  );
}

/** A time that was chosen in the day beside the form is shown in the form too. */
function useChosenElsewhere(value: Place | null, dayOf: (instant: string) => string, show: (day: string) => void): void {
  const showDay = useEffectEvent(show);
  const chosen = value && (value.kind === 'session' ? value.businessDate : dayOf(value.startsAt));
  useEffect(() => {
    if (chosen) showDay(chosen);
  }, [chosen]);
}

function FirstFree({ place, onChoose }: { place: FreePlace; onChoose: () => void }) {
  const t = useTranslations('scheduling.booking');
  const words = usePlaceWords();
  return (
    <Button
      variant="light"
      fullWidth
      justify="flex-start"
      h="auto"
      py={6}
      px="xs"
      fz="sm"
      classNames={{ label: classes.wrapped }}
      leftSection={<IconBolt size={14} aria-hidden />}
      onClick={onChoose}
    >
      {t('firstFree', { place: words(place, place.kind === 'session') })}
    </Button>
  );
}

interface TimesProps {
  who: { practitionerId?: string };
  day: string;
  value: Place | null;
  onChange: (place: Place) => void;
}

function Times({ who, day, value, onChange }: TimesProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const { data } = useContractQuery(listFreePlaces, { query: { ...who, from: day, to: day, limit: MOST_OF_A_DAY } });
  if (!data) return <Loader size="sm" />;
  const isAll = data.items.length < MOST_OF_A_DAY;
  if (data.items.length === 0) return <Text c="dimmed">{t('noneOnDay', { day: formats.weekday(day) })}</Text>;
  return (
    <>
      <TimesOfDay places={data.items} value={value} onChange={onChange} />
      {!isAll && <Text c="dimmed">{t('moreTimes')}</Text>}
    </>
  );
}

/** What is chosen, in words: with anyone one would not know with whom. */
function ChosenPlace({ value }: { value: Place | null }) {
  const words = usePlaceWords();
  if (value?.kind !== 'slots') return null;
  return (
    <Group mt="xs">
      <Text fw={600} role="status">
        {words(value)}
      </Text>
    </Group>
  );
}

function usePlaceWords(): (place: Pick<FreePlace, 'practitionerId' | 'startsAt' | 'endsAt'>, isSession?: boolean) => string {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const practitioners = useReceivers();
  return ({ practitionerId, startsAt, endsAt }, isSession = false) => {
    const day = formats.calendarDay(startsAt);
    const name = practitioners.find(({ id }) => id === practitionerId)?.name;
    const time = isSession ? t('token', { from: formats.time(startsAt), to: formats.time(endsAt) }) : formats.time(startsAt);
    return [`${formats.weekday(day, 'short')} ${formats.shortDay(day)}, ${time}`, name].filter(Boolean).join(' · ');
  };
}
