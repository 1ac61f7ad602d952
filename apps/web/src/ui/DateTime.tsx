'use client';

import { useFormats } from './formats';

/** A moment in the facility's zone: `<DateTime at={visit.startedAt} show="time" />`. */
export function DateTime({ at, show = 'dateTime' }: { at: string; show?: 'dateTime' | 'time' | 'dayOf' }) {
  return (
    <time className="nowrap" dateTime={at}>
      {useFormats()[show](at)}
    </time>
  );
}
