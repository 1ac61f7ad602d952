import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import { describe, expect, it } from 'vitest';
import { cellsOf, entryOf, neighbourOf } from './day-cells';
import { columnsOf, type Day, hoursOf } from './day-columns';
import { linesOf, pixelsPerMinute } from './day-scale';

const ZONE = 'Africa/Nairobi';
const at = (time: string) => new Date(`2026-11-30T${time}:00+03:00`).toISOString();

function appointment(id: string, from: string, to: string, changes: Partial<Appointment> = {}): Appointment {
  return {
    ...{ id, version: 1, patientId: `p-${id}`, patientName: 'Amina Otieno', patientMrn: null, patientDeceased: false },
    ...{ practitionerId: 'd1', practitionerName: 'Dr Chebet', departmentId: null, sessionId: null, businessDate: '2026-11-30' },
    ...{ startsAt: at(from), endsAt: at(to), tokenNumber: null, status: 'booked', origin: 'booked', reason: null },
    ...{ overbooked: false, statusReason: null, arrivedAt: null },
    ...changes,
  };
}

const slots = (id: string, from: string, to: string, free: [string, string][]) => ({
  ...{ availabilityId: id, kind: 'slots' as const, startsAt: at(from), endsAt: at(to), capacity: null, walkInCapacity: null },
  ...{ bookingsLeft: null, free: free.map(([start, end]) => ({ startsAt: at(start), endsAt: at(end) })) },
});

const session = (id: string, from: string, to: string) => ({
  ...{ availabilityId: id, kind: 'session' as const, startsAt: at(from), endsAt: at(to), capacity: 30, walkInCapacity: 5 },
  ...{ bookingsLeft: 12, free: [] },
});

const leave = { id: 'a1', practitionerId: 'd2', startsAt: at('12:00'), endsAt: '2026-12-04T21:00:00Z', reason: 'Leave' };

const day: Day = {
  date: '2026-11-30',
  practitioners: [
    {
      id: 'd1',
      name: 'Dr Chebet',
      absences: [],
      windows: [slots('w2', '14:00', '16:00', []), slots('w1', '09:00', '12:00', [['09:30', '10:00']])],
    },
    { id: 'd2', name: 'Dr Haddad', absences: [leave], windows: [session('s1', '09:00', '13:00')] },
  ],
  appointments: [
    appointment('one', '09:00', '09:30'),
    appointment('over', '09:10', '09:40', { overbooked: true }),
    appointment('gone', '10:00', '10:30', { status: 'cancelled' }),
    appointment('walker', '10:17', '10:32', { origin: 'walk-in', status: 'arrived' }),
    appointment('token', '09:00', '09:08', { practitionerId: 'd2', sessionId: 's1', tokenNumber: 1 }),
  ],
};

describe('the columns of a day', () => {
  const [first, second] = columnsOf(day, ZONE);

  it('have hours, the break between them, and leave within the day', () => {
    expect(first?.open).toEqual([
      { from: 540, to: 720 },
      { from: 840, to: 960 },
    ]);
    expect(first?.breaks).toEqual([{ from: 720, to: 840 }]);
    expect(second?.away).toEqual([{ id: 'a1', reason: 'Leave', from: 720, to: 1440 }]);
  });

  it('set overlapping appointments side by side, and leave out what was cancelled', () => {
    expect(first?.blocks.map(({ appointment: { id }, lane, lanes }) => [id, lane, lanes])).toEqual([
      ['one', 0, 2],
      ['over', 1, 2],
    ]);
  });

  it('list tokens in their session, and walk-ins apart from the times', () => {
    expect(second?.sessions.map(({ id, tokens }) => [id, tokens.map((each) => each.id)])).toEqual([['s1', ['token']]]);
    expect(second?.blocks).toEqual([]);
    expect(first?.walkIns.map(({ id }) => id)).toEqual(['walker']);
  });

  it('show whole hours around everything, and office hours at least', () => {
    expect(hoursOf([])).toEqual({ from: 480, to: 1020 });
    const late = { ...day, appointments: [appointment('late', '21:10', '21:40'), appointment('early', '06:45', '07:00')] };
    expect(hoursOf(columnsOf(late, ZONE))).toEqual({ from: 360, to: 1320 });
  });
});

describe('the keyboard in a day', () => {
  const cells = cellsOf(columnsOf(day, ZONE));
  const cell = (key: string) => cells.find((each) => each.key === key) as (typeof cells)[number];
  const from = (key: string, arrow: string) => neighbourOf(cells, cell(key), arrow)?.key;

  it('reaches every appointment, free slot and session', () => {
    expect(cells.map(({ key }) => key)).toEqual([
      'appointment-walker',
      'appointment-one',
      'appointment-over',
      `free-d1-${at('09:30')}`,
      'session-s1',
      'appointment-token',
    ]);
  });

  it('goes down a column in order of time, and aside to the nearest time', () => {
    expect(from('appointment-one', 'ArrowDown')).toBe('appointment-over');
    expect(from('appointment-one', 'ArrowUp')).toBe('appointment-walker');
    expect(from('appointment-one', 'ArrowRight')).toBe('session-s1');
    expect(from('session-s1', 'ArrowLeft')).toBe('appointment-one');
    expect(from('session-s1', 'End')).toBe('appointment-token');
    expect(from('appointment-token', 'ArrowRight')).toBeUndefined();
  });

  it('comes in at what is next now', () => {
    expect(entryOf(cells, 565)?.key).toBe(`free-d1-${at('09:30')}`);
    expect(entryOf(cells, null)?.key).toBe('appointment-walker');
  });
});

describe('the scale of a day', () => {
  const measure = (text: string) => text.length * 7;
  const named = (patientName: string, to: string) =>
    columnsOf({ ...day, appointments: [appointment('one', '09:00', to, { patientName })] }, ZONE);

  it('gives every name the lines that it takes', () => {
    expect(linesOf('Amina Otieno', 150, measure)).toBe(1);
    expect(linesOf('Amina Otieno', 70, measure)).toBe(2);
    expect(linesOf('Amina Wanjiru Otieno', 70, measure)).toBe(3);
    expect(linesOf('Featherstonehaughs', 70, measure)).toBe(3);
  });

  it('grows until the longest name stands whole in the shortest appointment', () => {
    const narrow = 80;
    const scale = pixelsPerMinute(named('Amina Wanjiru Otieno', '09:20'), narrow, measure);
    expect(20 * scale).toBeGreaterThanOrEqual(3 * 14);
    expect(pixelsPerMinute(named('Amina', '10:00'), 400, measure)).toBe(1.2);
  });

  it('gives every free slot a target of 24 pixels, and no day more room than it can have', () => {
    const short = {
      ...day,
      practitioners: [{ ...day.practitioners[0], windows: [slots('w1', '09:00', '12:00', [['09:00', '09:10']])] }],
    } as Day;
    expect(pixelsPerMinute(columnsOf({ ...short, appointments: [] }, ZONE), 400, measure)).toBe(2.4);
    expect(pixelsPerMinute(named('Amina Wanjiru Otieno', '09:05'), 80, measure)).toBe(3.2);
  });
});
