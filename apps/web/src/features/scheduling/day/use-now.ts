'use client';

import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { minuteOf } from '../wall-time';

const EVERY_MS = 20_000;

/** The minute on the facility's wall now, or null on another day. */
export function useNow(date: string, timeZone: string): number | null {
  const [, setTicks] = useState(0);
  useInterval(() => setTicks((ticks) => ticks + 1), EVERY_MS, { autoInvoke: true });
  if (Temporal.Now.plainDateISO(timeZone).toString() !== date) return null;
  return minuteOf(Temporal.Now.instant().toString(), date, timeZone);
}
