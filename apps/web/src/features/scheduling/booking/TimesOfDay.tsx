'use client';

import type { FreePlace, Place } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { useReceivers } from '../use-practitioners';
import { hourOf } from '../wall-time';
import classes from './PlaceChoice.module.css';
import { isSame, oneForEachTime, partOf, parts, placeOf } from './places';

interface TimesOfDayProps {
  places: readonly FreePlace[];
  value: Place | null;
  onChange: (place: Place) => void;
}

/** The free times of one day by morning, afternoon and evening, and the sessions with what is left of their tokens. */
export function TimesOfDay({ places, value, onChange }: TimesOfDayProps) {
  const t = useTranslations('scheduling.booking');
  const { timeZone } = useFacility();
  const name = useId();
  const slots = oneForEachTime(
    places.filter(({ kind }) => kind === 'slots'),
    value,
  );
  const sessions = places.filter(({ kind, bookingsLeft }) => kind === 'session' && bookingsLeft !== 0);
  const groups = parts.map((part) => [part, slots.filter(({ startsAt }) => partOf(hourOf(startsAt, timeZone)) === part)] as const);
  const choice = { name, value, onChange };
  return (
    <div role="radiogroup" aria-label={t('place')}>
      {groups
        .filter(([, within]) => within.length > 0)
        .map(([part, within]) => (
          <div key={part} className={classes.part}>
            <span className={classes.partName}>{t(`parts.${part}`)}</span>
            <div className={classes.times}>
              {within.map((place) => (
                <PlaceRadio key={place.startsAt} place={place} {...choice} />
              ))}
            </div>
          </div>
        ))}
      {sessions.map((place) => (
        <PlaceRadio key={place.availabilityId} place={place} {...choice} />
      ))}
    </div>
  );
}

interface PlaceRadioProps {
  place: FreePlace;
  name: string;
  value: Place | null;
  onChange: (place: Place) => void;
}

function PlaceRadio({ place, name, value, onChange }: PlaceRadioProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const practitioner = useReceivers().find(({ id }) => id === place.practitionerId)?.name ?? '';
  const [from, to] = [formats.time(place.startsAt), formats.time(place.endsAt)];
  const words = place.kind === 'slots' ? from : t('sessionOf', { practitioner, from, to, left: place.bookingsLeft ?? 0 });
  return (
    <label className={classes.choice} data-kind={place.kind}>
      <input type="radio" name={name} checked={isSame(value, place)} onChange={() => onChange(placeOf(place))} />
      <span>{words}</span>
    </label>
  );
}
