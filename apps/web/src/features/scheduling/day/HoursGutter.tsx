'use client';

import classes from './DaySchedule.module.css';
import type { Span } from './day-columns';

interface HoursProps {
  hours: Span;
  /** Pixels per minute. */
  scale: number;
}

/** The hours at the edge of the day; it stays when the columns are scrolled. The time of now replaces an hour that it would cover. */
export function HoursGutter({ hours, scale, now }: HoursProps & { now: number | null }) {
  const whole = Array.from({ length: (hours.to - hours.from) / 60 }, (_, index) => hours.from + index * 60);
  const isCovered = (minute: number) => now !== null && (minute - now) * scale > -24 && (minute - now) * scale < 5;
  return (
    <div className={classes.gutter} aria-hidden>
      {whole
        .filter((minute) => !isCovered(minute))
        .map((minute) => (
          <span key={minute} className={classes.hour} style={{ top: (minute - hours.from) * scale }}>
            {clock(minute)}
          </span>
        ))}
    </div>
  );
}

/** Where the day has come to. */
export function NowLine({ now, hours, scale }: HoursProps & { now: number | null }) {
  if (now === null || now < hours.from || now > hours.to) return null;
  return (
    <div className={classes.now} style={{ top: (now - hours.from) * scale }} aria-hidden>
      <span>{clock(Math.floor(now))}</span>
    </div>
  );
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
