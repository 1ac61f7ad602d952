'use client';

import type { Appointment, Place } from '@wardbook/contracts/scheduling/appointments';
import { createContext, useContext } from 'react';
import type { Span } from './day-columns';
import type { Dragging } from './use-dragging';

/** What every column and cell of the day needs to know. */
interface DayShown {
  date: string;
  hours: Span;
  /** Pixels per minute. */
  scale: number;
  inside: ReadonlySet<string>;
  mayBook: boolean;
  chosen: Place | null;
  dragging: Dragging;
  cellProps: (key: string) => { 'data-cell': string; tabIndex: number };
  onOpen: (appointment: Appointment) => void;
  onPick: (place: Place, practitionerId: string) => void;
}

export const DayContext = createContext<DayShown | null>(null);

export function useDayShown(): DayShown {
  const shown = useContext(DayContext);
  if (shown === null) throw new Error('The cells of a day stand in a DaySchedule.');
  return shown;
}

/** Where a span stands in its column. */
export function usePlacing(): (span: Span) => { top: number; height: number } {
  const { hours, scale } = useDayShown();
  return ({ from, to }) => ({ top: (from - hours.from) * scale, height: (to - from) * scale });
}
