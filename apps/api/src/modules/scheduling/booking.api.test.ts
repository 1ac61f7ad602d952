import {
  bookAppointment,
  cancelAppointment,
  checkIn,
  listFreePlaces,
  markNoShow,
  moveAppointment,
  type Place,
  readDay,
  walkIn,
} from '@wardbook/contracts/scheduling/appointments';
import { addAbsence } from '@wardbook/contracts/scheduling/availability';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { at, key, MONDAY, SchedulingSteps, slot } from '../../testing/scheduling-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

/** The day before `MONDAY`. */
const SUNDAY = '2031-03-02';

let api: TestApi;
let steps: SchedulingSteps;
beforeAll(async () => {
  api = await testApi();
  steps = new SchedulingSteps(api);
});

describe('timed slots', () => {
  it('stay on offer until they are booked, and return when the booking is cancelled', async () => {
    const practitionerId = await steps.withSlots();
    const free = async () =>
      (await api.asRole('receptionist')(listFreePlaces, { query: { practitionerId, from: MONDAY, to: MONDAY } })).items.map(
        (place) => place.startsAt,
      );
    expect(await free()).toHaveLength(6);
    const { appointment } = await steps.book(slot(practitionerId, '09:30', '10:00'), await steps.newPatient());
    expect(await free()).not.toContain(appointment.startsAt);
    await api.asRole('receptionist')(cancelAppointment, {
      params: { id: appointment.id },
      body: { version: appointment.version, reason: 'Patient called' },
    });
    expect(await free()).toContain(appointment.startsAt);
  });

  it('stand in the day as long as they are free, and are counted by day beyond the limit of the list', async () => {
    const practitionerId = await steps.withSlots();
    const { appointment } = await steps.book(slot(practitionerId, '09:30', '10:00'), await steps.newPatient());
    await api.asRole('admin')(addAbsence, { body: { practitionerId, startsAt: at('11:00'), endsAt: at('12:00'), reason: 'Theatre' } });
    const { practitioners } = await api.asRole('receptionist')(readDay, { params: { date: MONDAY } });
    const [window] = practitioners.find(({ id }) => id === practitionerId)?.windows ?? [];
    const expected = ['09:00', '10:00', '10:30'].map((time) => new Date(at(time)).toISOString());
    expect(window).toMatchObject({ bookingsLeft: null });
    expect(window?.free.map(({ startsAt }) => startsAt)).toEqual(expected);
    expect(expected).not.toContain(appointment.startsAt);
    const query = { practitionerId, from: SUNDAY, to: MONDAY, limit: 1 };
    const { items, days } = await api.asRole('receptionist')(listFreePlaces, { query });
    expect(items.map(({ startsAt }) => startsAt)).toEqual(expected.slice(0, 1));
    expect(days).toEqual([
      { date: SUNDAY, free: 0 },
      { date: MONDAY, free: 3 },
    ]);
  });

  it('refuse a double booking, a move onto another booking, and times outside the hours or in an absence', async () => {
    const practitionerId = await steps.withSlots();
    const first = await steps.book(slot(practitionerId, '09:00', '09:30'), await steps.newPatient());
    const second = await steps.book(slot(practitionerId, '09:30', '10:00'), await steps.newPatient());
    await expect(steps.book(slot(practitionerId, '09:15', '09:45'), await steps.newPatient())).rejects.toMatchObject({
      code: 'slot-taken',
    });
    const move = {
      params: { id: second.appointment.id },
      body: { version: second.appointment.version, place: slot(practitionerId, '09:00', '09:30') },
    };
    await expect(api.asRole('receptionist')(moveAppointment, move)).rejects.toMatchObject({ code: 'slot-taken' });
    await expect(steps.book(slot(practitionerId, '12:00', '12:30'), await steps.newPatient())).rejects.toMatchObject({
      code: 'outside-availability',
    });
    await api.asRole('admin')(addAbsence, { body: { practitionerId, startsAt: at('11:00'), endsAt: at('12:00'), reason: 'Theatre' } });
    await expect(steps.book(slot(practitionerId, '11:00', '11:30'), await steps.newPatient())).rejects.toMatchObject({
      code: 'outside-availability',
    });
    expect(first.appointment.status).toBe('booked');
  });

  it('accept an overbooking only with the permission and a reason', async () => {
    const practitionerId = await steps.withSlots();
    const place = slot(practitionerId, '09:00', '09:30');
    await steps.book(place, await steps.newPatient());
    const body = { patientId: await steps.newPatient(), place, overbook: { reason: 'Urgent review' } };
    await expect(api.asRole('receptionist')(bookAppointment, { body }, key())).rejects.toMatchObject({ code: 'forbidden' });
    const { appointment } = await api.asRole('doctor')(bookAppointment, { body }, key());
    expect(appointment.overbooked).toBe(true);
  });

  it('accept a booking with a warning when the patient has another appointment then', async () => {
    const patientId = await steps.newPatient();
    await steps.book(slot(await steps.withSlots(), '10:00', '10:30'), patientId);
    const { warnings } = await steps.book(slot(await steps.withSlots(), '10:00', '10:30'), patientId);
    expect(warnings).toMatchObject([{ code: 'patient-overlap' }]);
  });

  it('accept one of 200 concurrent bookings', async () => {
    const practitionerId = await steps.withSlots();
    const patientId = await steps.newPatient();
    const place = slot(practitionerId, '09:00', '09:30');
    const attempts = await Promise.all(
      Array.from({ length: 200 }, () =>
        steps.book(place, patientId).then(
          () => 'booked',
          (error) => error.code as string,
        ),
      ),
    );
    expect(attempts.filter((code) => code === 'booked')).toHaveLength(1);
    expect(attempts.filter((code) => code === 'slot-taken')).toHaveLength(199);
  });
});

describe('a session with tokens', () => {
  it('reserves tokens for walk-ins, gives each token once, and refuses bookings when it is full', async () => {
    const { sessionId } = await steps.withSession(5, 2);
    const place: Place = { kind: 'session', sessionId, businessDate: MONDAY };
    const patients = await Promise.all(Array.from({ length: 8 }, () => steps.newPatient()));
    const results = await Promise.all(
      patients.map((patientId) =>
        steps.book(place, patientId).then(
          ({ appointment }) => appointment.tokenNumber,
          (error) => error.code as string,
        ),
      ),
    );
    expect(results.filter((result) => typeof result === 'number').sort()).toEqual([1, 2, 3]);
    expect(results.filter((result) => result === 'session-full')).toHaveLength(5);
    const { practitioners } = await api.asRole('receptionist')(readDay, { params: { date: MONDAY } });
    const window = practitioners.flatMap(({ windows }) => windows).find(({ availabilityId }) => availabilityId === sessionId);
    expect(window).toMatchObject({ free: [], bookingsLeft: 0 });
  });

  it('lets walk-ins have all that is left, and shows them as arrived', async () => {
    const { practitionerId, sessionId } = await steps.withSession(2, 1);
    api.clock.set(new Date(at('08:30')));
    try {
      const come = async () =>
        await api.asRole('receptionist')(walkIn, { body: { patientId: await steps.newPatient(), practitionerId, sessionId } }, key());
      const tokens = [await come(), await come()].map(({ appointment }) => [appointment.tokenNumber, appointment.status]);
      expect(tokens).toEqual([
        [1, 'arrived'],
        [2, 'arrived'],
      ]);
      await expect(come()).rejects.toMatchObject({ code: 'session-full' });
    } finally {
      api.clock.release();
    }
  });
});

describe('the day', () => {
  it('shows hours and bookings, and a check-in moves the patient on', async () => {
    const practitionerId = await steps.withSlots();
    const { appointment } = await steps.book(slot(practitionerId, '10:30', '11:00'), await steps.newPatient('Wanjiru'));
    api.clock.set(new Date(at('10:20')));
    onTestFinished(() => api.clock.release());
    const arrived = await api.asRole('receptionist')(checkIn, { params: { id: appointment.id }, body: { version: appointment.version } });
    expect(arrived.status).toBe('arrived');
    await expect(
      api.asRole('receptionist')(checkIn, { params: { id: appointment.id }, body: { version: arrived.version } }),
    ).rejects.toMatchObject({ code: 'status-not-allowed' });
    const day = await api.asRole('receptionist')(readDay, { params: { date: MONDAY } });
    expect(day.practitioners.find((each) => each.id === practitionerId)?.windows).toMatchObject([{ kind: 'slots' }]);
    expect(day.appointments.find((each) => each.id === appointment.id)).toMatchObject({ patientName: 'Wanjiru', status: 'arrived' });
  });

  it('refuses a check-in before the day, and a no-show before the time', async () => {
    const { appointment } = await steps.book(slot(await steps.withSlots(), '11:00', '11:30'), await steps.newPatient());
    const step = { params: { id: appointment.id }, body: { version: appointment.version } };
    const refused = (rule: string) => ({ code: 'status-not-allowed', problem: { context: { rule } } });
    onTestFinished(() => api.clock.release());
    api.clock.set(new Date(at('23:50', SUNDAY)));
    await expect(api.asRole('receptionist')(checkIn, step)).rejects.toMatchObject(refused('day_not_come'));
    api.clock.set(new Date(at('10:59')));
    await expect(api.asRole('receptionist')(markNoShow, step)).rejects.toMatchObject(refused('time_not_come'));
    api.clock.set(new Date(at('11:20')));
    expect((await api.asRole('receptionist')(markNoShow, step)).status).toBe('noshow');
  });

  it('refuses a step based on an old version, and returns the current one', async () => {
    const { appointment } = await steps.book(slot(await steps.withSlots(), '11:30', '12:00'), await steps.newPatient());
    const stale = { params: { id: appointment.id }, body: { version: appointment.version - 1, reason: 'No reason' } };
    const error = await api
      .asRole('receptionist')(cancelAppointment, stale)
      .catch((thrown) => thrown);
    expect(error.problem).toMatchObject({ code: 'version-moved', context: { current: { version: appointment.version } } });
  });
});
