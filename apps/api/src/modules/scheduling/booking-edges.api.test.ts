import { startVisit } from '@wardbook/contracts/encounters/visits';
import { readPatient, updatePatient } from '@wardbook/contracts/patients/patients';
import {
  bookAppointment,
  cancelAppointment,
  checkIn,
  listFreePlaces,
  listToRebook,
  moveAppointment,
  readDay,
  walkIn,
} from '@wardbook/contracts/scheduling/appointments';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { at, key, MONDAY, SchedulingSteps, slot } from '../../testing/scheduling-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let steps: SchedulingSteps;
beforeAll(async () => {
  api = await testApi();
  steps = new SchedulingSteps(api);
});

const desk = () => api.asRole('receptionist');

describe('a booking', () => {
  it('rejects a past time, even as an overbooking, and accepts a slot that still runs', async () => {
    const practitionerId = await steps.withSlots();
    const { practitionerId: other, sessionId } = await steps.withSession(5, 0);
    api.clock.set(new Date(at('10:10')));
    try {
      const patientId = await steps.newPatient();
      const passed = slot(practitionerId, '09:30', '10:00');
      await expect(steps.book(passed, patientId)).rejects.toMatchObject({ problem: { context: { rule: 'time_passed' } } });
      const body = { patientId, place: passed, overbook: { reason: 'Forgotten at the desk' } };
      await expect(api.asRole('doctor')(bookAppointment, { body }, key())).rejects.toMatchObject({ code: 'outside-availability' });
      expect((await steps.book(slot(practitionerId, '10:00', '10:30'), patientId)).appointment.status).toBe('booked');
      const { items } = await desk()(listFreePlaces, { query: { practitionerId: other, from: MONDAY, to: MONDAY } });
      expect(items).toHaveLength(1);
      api.clock.set(new Date(at('13:00')));
      const over = steps.book({ kind: 'session', sessionId, businessDate: MONDAY }, patientId);
      await expect(over).rejects.toMatchObject({ code: 'outside-availability' });
    } finally {
      api.clock.release();
    }
  });

  it('ends within 24 hours for every writer, since only the day before a time is read for what overlaps it', async () => {
    const practitionerId = await steps.withSlots();
    const { appointment } = await steps.book(slot(practitionerId, '09:00', '09:30'), await steps.newPatient());
    const longer = api.db.tx(systemActor('service', api.facilityId), () =>
      sql`update appointment set ends_at = starts_at + interval '24 hours 1 minute' where id = ${appointment.id}`.execute(api.db.q),
    );
    await expect(longer).rejects.toMatchObject({ constraint: 'appointment_times' });
  });

  it('rejects a patient who has died, as check-in and walk-in do', async () => {
    const practitionerId = await steps.withSlots();
    const patientId = await steps.newPatient();
    const params = { id: patientId };
    const { appointment } = await steps.book(slot(practitionerId, '09:00', '09:30'), patientId);
    const { version } = await desk()(readPatient, { params });
    await desk()(updatePatient, { params, body: { version, deceased: true } });
    const died = { code: 'patient-deceased' };
    const place = slot(practitionerId, '10:00', '10:30');
    const step = { params: { id: appointment.id } };
    await expect(steps.book(place, patientId)).rejects.toMatchObject(died);
    await expect(desk()(walkIn, { body: { patientId, practitionerId } }, key())).rejects.toMatchObject(died);
    await expect(desk()(startVisit, { body: { patientId } }, key())).rejects.toMatchObject(died);
    await expect(desk()(moveAppointment, { ...step, body: { version: appointment.version, place } })).rejects.toMatchObject(died);
    api.clock.set(new Date(at('08:50')));
    onTestFinished(() => api.clock.release());
    await expect(desk()(checkIn, { ...step, body: { version: appointment.version } })).rejects.toMatchObject(died);
  });

  it('stays marked and listed for a patient who has died until it is cancelled', async () => {
    const practitionerId = await steps.withSlots();
    const patientId = await steps.newPatient();
    const { appointment } = await steps.book(slot(practitionerId, '09:00', '09:30'), patientId);
    const listed = async () => {
      const { items } = await desk()(listToRebook, {});
      return items.find((each) => each.appointment.id === appointment.id)?.cause;
    };
    const shown = async () => {
      const { appointments } = await desk()(readDay, { params: { date: MONDAY } });
      return appointments.find(({ id }) => id === appointment.id)?.patientDeceased;
    };
    expect([await listed(), await shown()]).toEqual([undefined, false]);
    const { version } = await desk()(readPatient, { params: { id: patientId } });
    await desk()(updatePatient, { params: { id: patientId }, body: { version, deceased: true } });
    expect([await listed(), await shown()]).toEqual(['deceased', true]);
    await desk()(cancelAppointment, { params: { id: appointment.id }, body: { version: appointment.version, reason: 'Has died' } });
    expect(await listed()).toBeUndefined();
  });

  it('counts once for a double click, and again for a second request', async () => {
    const practitionerId = await steps.withSlots();
    const patientId = await steps.newPatient();
    const sameKey = key();
    const click = () => desk()(bookAppointment, { body: { patientId, place: slot(practitionerId, '09:00', '09:30') } }, sameKey);
    const [one, other] = await Promise.all([click(), click()]);
    expect(other.appointment.id).toBe(one.appointment.id);
    await expect(steps.book(slot(practitionerId, '09:00', '09:30'), patientId)).rejects.toMatchObject({ code: 'slot-taken' });
  });

  it('moves by half its own length, but not after it was cancelled', async () => {
    const practitionerId = await steps.withSlots();
    const { appointment } = await steps.book(slot(practitionerId, '09:00', '09:30'), await steps.newPatient());
    const params = { id: appointment.id };
    const place = slot(practitionerId, '09:15', '09:45');
    const { appointment: moved } = await desk()(moveAppointment, { params, body: { version: appointment.version, place } });
    expect(Date.parse(moved.startsAt)).toBe(Date.parse(at('09:15')));
    const gone = await desk()(cancelAppointment, { params, body: { version: moved.version, reason: 'Patient called' } });
    const late = desk()(moveAppointment, { params, body: { version: gone.version, place: slot(practitionerId, '10:00', '10:30') } });
    await expect(late).rejects.toMatchObject({ code: 'status-not-allowed' });
  });
});
