import type { Answer } from '@wardbook/contracts/core/endpoint';
import type { Appointment, Place, readDay } from '@wardbook/contracts/scheduling/appointments';
import { minuteOf } from '../wall-time';

export type Day = Answer<typeof readDay>;
type Practitioner = Day['practitioners'][number];

/** A stretch of the day in minutes after its midnight. */
export interface Span {
  from: number;
  to: number;
}

export interface Block extends Span {
  appointment: Appointment;
  /** Which of the lanes that stand side by side where appointments overlap. */
  lane: number;
  lanes: number;
}

export interface FreeSlot extends Span {
  place: Extract<Place, { kind: 'slots' }>;
}

export interface Session extends Span {
  id: string;
  place: Extract<Place, { kind: 'session' }>;
  capacity: number;
  bookingsLeft: number;
  tokens: Appointment[];
}

/** One practitioner's day. */
export interface Column {
  id: string;
  name: string;
  open: Span[];
  /** Between two stretches in which the practitioner receives. */
  breaks: Span[];
  away: (Span & { id: string; reason: string })[];
  blocks: Block[];
  free: FreeSlot[];
  sessions: Session[];
  /** Who came without a booking, in order of arrival: they have no time of their own. */
  walkIns: Appointment[];
}

const OFFICE: Span = { from: 8 * 60, to: 17 * 60 };
const MIDNIGHT = 24 * 60;

export function columnsOf(day: Day, zone: string): Column[] {
  return day.practitioners.map((practitioner) => columnOf(practitioner, day, zone));
}

function columnOf(practitioner: Practitioner, { date, appointments }: Day, zone: string): Column {
  const span = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Span => ({
    from: Math.max(0, minuteOf(startsAt, date, zone)),
    to: Math.min(MIDNIGHT, minuteOf(endsAt, date, zone)),
  });
  const { id, name, windows } = practitioner;
  const own = appointments.filter(({ practitionerId, status }) => practitionerId === id && status !== 'cancelled');
  const sessions = windows
    .filter(({ kind }) => kind === 'session')
    .map((window) => ({
      ...span(window),
      id: window.availabilityId,
      place: { kind: 'session' as const, sessionId: window.availabilityId, businessDate: date },
      capacity: window.capacity ?? 0,
      bookingsLeft: window.bookingsLeft ?? 0,
      tokens: own.filter(({ sessionId }) => sessionId === window.availabilityId),
    }));
  const isListed = ({ sessionId }: Appointment) => sessions.some((session) => session.id === sessionId);
  const others = own.filter((each) => !isListed(each));
  const open = windows.map(span).sort(byStart);
  return {
    ...{ id, name, open, sessions },
    breaks: open.slice(1).flatMap(({ from }, index) => gap(open[index]?.to ?? from, from)),
    away: practitioner.absences
      .map((absence) => ({ ...span(absence), id: absence.id, reason: absence.reason }))
      .filter(({ from, to }) => to > from),
    blocks: inLanes(others.filter(isTimed).map((appointment) => ({ ...span(appointment), appointment }))),
    free: windows.flatMap(({ free }) =>
      free.map((slot) => ({ ...span(slot), place: { kind: 'slots' as const, practitionerId: id, ...slot } })),
    ),
    walkIns: others.filter((each) => !isTimed(each)),
  };
}

function isTimed({ origin, sessionId }: Appointment): boolean {
  return origin !== 'walk-in' && sessionId === null;
}

function gap(from: number, to: number): Span[] {
  return to > from ? [{ from, to }] : [];
}

function byStart(one: Span, other: Span): number {
  return one.from - other.from || one.to - other.to;
}

/** Overlapping appointments stand side by side; each run of overlaps shares the width of the column. */
function inLanes(timed: (Span & { appointment: Appointment })[]): Block[] {
  const blocks: Block[] = [];
  let run: Block[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const block of run) block.lanes = ends.length;
    blocks.push(...run);
    [run, ends] = [[], []];
  };
  for (const each of timed.toSorted(byStart)) {
    if (ends.length > 0 && Math.max(...ends) <= each.from) close();
    const lane = ends.findIndex((end) => end <= each.from);
    const own = lane < 0 ? ends.length : lane;
    ends[own] = each.to;
    run.push({ ...each, lane: own, lanes: 1 });
  }
  close();
  return blocks;
}

/** The whole hours around everything that happens, so that the night is not shown. At least eight to five. */
export function hoursOf(columns: readonly Column[]): Span {
  const spans = columns.flatMap(({ open, blocks }) => [...open, ...blocks]);
  const from = Math.min(OFFICE.from, ...spans.map((span) => span.from));
  const to = Math.max(OFFICE.to, ...spans.map((span) => span.to));
  return { from: Math.floor(from / 60) * 60, to: Math.min(MIDNIGHT, Math.ceil(to / 60) * 60) };
}
