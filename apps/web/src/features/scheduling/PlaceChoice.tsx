'use client';

import { Chip, Group, Loader, Radio, Stack, Text, Title } from '@mantine/core';
import { type FreePlace, listFreePlaces, type Place } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';
import { addDays } from './wall-time';

const TWO_WEEKS = 13;

interface PlaceChoiceProps {
  practitionerId: string | null;
  from: string;
  /** The moment that was pointed at in the day: its place is chosen at once when it is free. */
  wished?: string | undefined;
  value: Place | null;
  onChange: (place: Place) => void;
}

/** What is free with a practitioner in the next two weeks: slots by day, sessions with what is left. */
export function PlaceChoice({ practitionerId, from, wished, value, onChange }: PlaceChoiceProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const query = { from, to: addDays(from, TWO_WEEKS), ...(practitionerId ? { practitionerId } : {}) };
  const { data, isFetching } = useContractQuery(listFreePlaces, { query }, { enabled: practitionerId !== null });
  useWished(data?.items, wished, onChange);
  if (!practitionerId) return <Text c="dimmed">{t('choosePractitioner')}</Text>;
  if (isFetching && !data) return <Loader size="sm" />;
  if (data?.items.length === 0) return <Text c="dimmed">{t('noPlaces')}</Text>;
  const days = [...new Set(data?.items.map((each) => each.businessDate))];
  return (
    <Stack gap="sm" role="group" aria-label={t('place')}>
      {days.map((day) => (
        <div key={day}>
          <Title order={3} mb={4}>
            {formats.day(day)}
          </Title>
          <Group gap={6}>
            {data?.items
              .filter((each) => each.businessDate === day)
              .map((each) => (
                <PlaceButton key={keyOf(each)} place={each} chosen={isSame(value, each)} onChoose={() => onChange(placeOf(each))} />
              ))}
          </Group>
        </div>
      ))}
    </Stack>
  );
}

/** When what is free has come, and not again when it changes: then the desk has chosen. */
function useWished(places: readonly FreePlace[] | undefined, wished: string | undefined, choose: (place: Place) => void): void {
  const chooseWished = useEffectEvent(() => {
    if (!wished) return;
    const moment = Date.parse(wished);
    const place = places?.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= moment && moment < Date.parse(endsAt));
    if (place) choose(placeOf(place));
  });
  const isThere = places !== undefined;
  useEffect(() => {
    if (isThere) chooseWished();
  }, [isThere]);
}

function PlaceButton({ place, chosen, onChoose }: { place: FreePlace; chosen: boolean; onChoose: () => void }) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const words =
    place.kind === 'slots'
      ? formats.time(place.startsAt)
      : t('session', { from: formats.time(place.startsAt), to: formats.time(place.endsAt), left: place.bookingsLeft ?? 0 });
  return (
    <Chip size="sm" variant="outline" checked={chosen} onChange={onChoose}>
      {words}
    </Chip>
  );
}

interface SessionChoiceProps {
  practitionerId: string | null;
  today: string;
  value: string;
  onChange: (sessionId: string) => void;
}

/** Today's sessions for a walk-in, or none: then the patient waits without a token. */
export function SessionChoice({ practitionerId, today, value, onChange }: SessionChoiceProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const query = { from: today, to: today, ...(practitionerId ? { practitionerId } : {}) };
  const { data } = useContractQuery(listFreePlaces, { query }, { enabled: practitionerId !== null });
  const sessions = data?.items.filter(({ kind }) => kind === 'session') ?? [];
  if (sessions.length === 0) return null;
  return (
    <Radio.Group label={t('place')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {sessions.map((each) => (
          <Radio
            key={each.availabilityId}
            value={each.availabilityId}
            label={t('walkInSession', { from: formats.time(each.startsAt), to: formats.time(each.endsAt), left: each.walkInsLeft ?? 0 })}
          />
        ))}
        <Radio value="" label={t('noSession')} />
      </Stack>
    </Radio.Group>
  );
}

function keyOf(place: FreePlace): string {
  return `${place.availabilityId} ${place.startsAt}`;
}

function placeOf(place: FreePlace): Place {
  return place.kind === 'session'
    ? { kind: 'session', sessionId: place.availabilityId, businessDate: place.businessDate }
    : { kind: 'slots', practitionerId: place.practitionerId, startsAt: place.startsAt, endsAt: place.endsAt };
}

function isSame(value: Place | null, place: FreePlace): boolean {
  if (value?.kind === 'session') return value.sessionId === place.availabilityId && value.businessDate === place.businessDate;
  return value?.startsAt === place.startsAt && value.practitionerId === place.practitionerId;
}
