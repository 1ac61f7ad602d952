import { cancelVisit, listVisits, startEncounter } from '@wardbook/contracts/encounters/visits';
import { createDepartment, setDepartmentActive } from '@wardbook/contracts/organisation/facilities';
import { setPractitionerActive } from '@wardbook/contracts/organisation/practitioners';
import {
  bookAppointment,
  cancelAppointment,
  checkIn,
  listFreePlaces,
  listToRebook,
  moveAppointment,
  walkIn,
} from '@wardbook/contracts/scheduling/appointments';
import { addAbsence, addAvailability, cancelAbsence, endAvailability, listAvailability } from '@wardbook/contracts/scheduling/availability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { Events } from '../../core/events.js';
import { at, key, MONDAY, SchedulingSteps, slot } from '../../testing/scheduling-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { facilityClosing } from '../organisation/index.js';

let api: TestApi;
let steps: SchedulingSteps;
beforeAll(async () => {
  api = await testApi();
  steps = new SchedulingSteps(api);
});

const desk = () => api.asRole('receptionist');
const close = (id: string, version = 1) => api.asRole('admin')(setPractitionerActive, { params: { id }, body: { version, active: false } });
const free = async (practitionerId: string) =>
  (await desk()(listFreePlaces, { query: { practitionerId, from: MONDAY, to: MONDAY } })).items;
const causeOf = async (id: string) => (await desk()(listToRebook, {})).items.find(({ appointment }) => appointment.id === id)?.cause;

describe('a practitioner who leaves', () => {
  it('leaves only after the patients are re-booked, and then accepts no booking, even as an overbooking', async () => {
    const practitionerId = await steps.withSlots();
    const { appointment } = await steps.book(slot(practitionerId, '09:00', '09:30'), await steps.newPatient());
    const left = [{ kind: 'future-appointments', count: 1 }];
    await expect(close(practitionerId)).rejects.toMatchObject({ code: 'still-in-use', problem: { context: { left } } });
    expect(await causeOf(appointment.id)).toBeUndefined();
    const [rule] = (await api.asRole('admin')(listAvailability, { query: { practitionerId } })).items;
    await api.asRole('admin')(endAvailability, { params: { id: rule?.id ?? '' }, body: { version: 1, lastDay: '2031-01-01' } });
    expect(await causeOf(appointment.id)).toBe('hours-ended');
    const place = slot(await steps.withSlots(), '09:00', '09:30');
    await desk()(moveAppointment, { params: { id: appointment.id }, body: { version: appointment.version, place } });
    expect(await causeOf(appointment.id)).toBeUndefined();
    await close(practitionerId);
    const patientId = await steps.newPatient();
    const body = { patientId, place: slot(practitionerId, '10:00', '10:30'), overbook: { reason: 'Asked for by name' } };
    await expect(api.asRole('doctor')(bookAppointment, { body }, key())).rejects.toMatchObject({ code: 'outside-availability' });
    await expect(desk()(walkIn, { body: { patientId, practitionerId } }, key())).rejects.toMatchObject({ code: 'outside-availability' });
  });

  it('leaves no booked patient behind in the facility', async () => {
    const practitionerId = await steps.newPractitioner();
    await desk()(walkIn, { body: { patientId: await steps.newPatient(), practitionerId } }, key());
    const left = [{ kind: 'open-visits', count: 1 }];
    await expect(close(practitionerId)).rejects.toMatchObject({ code: 'still-in-use', problem: { context: { left } } });
  });
});

describe('hours', () => {
  it('offer nothing in a closed department, which does not close over bookings', async () => {
    const admin = api.asRole('admin');
    const { id } = await admin(createDepartment, { body: { code: `D${Date.now() % 1e7}`, name: 'Closing clinic' } });
    const practitionerId = await steps.withSlots({ departmentId: id });
    const { appointment } = await steps.book(slot(practitionerId, '09:00', '09:30'), await steps.newPatient());
    const shut = () => admin(setDepartmentActive, { params: { id }, body: { version: 1, active: false } });
    await expect(shut()).rejects.toMatchObject({ code: 'still-in-use' });
    const cancel = { params: { id: appointment.id }, body: { version: appointment.version, reason: 'Clinic closes' } };
    await desk()(cancelAppointment, cancel);
    await shut();
    expect(await free(practitionerId)).toEqual([]);
  });

  it('reject the same absence twice', async () => {
    const practitionerId = await steps.withSlots();
    const absence = { practitionerId, startsAt: at('08:00'), endsAt: at('18:00'), reason: 'Leave' };
    const first = await api.asRole('admin')(addAbsence, { body: absence });
    const twice = { code: 'already-exists' };
    await expect(api.asRole('admin')(addAbsence, { body: { ...absence, reason: 'Away' } })).rejects.toMatchObject(twice);
    await expect(api.asRole('admin')(addAbsence, { body: { ...absence, startsAt: at('09:00') } })).rejects.toMatchObject(twice);
    await api.asRole('admin')(cancelAbsence, { params: { id: first.id } });
    await api.asRole('admin')(addAbsence, { body: absence });
  });

  it('have a practitioner at one place at a time', async () => {
    const practitionerId = await steps.withSlots();
    const add = (starts: string, ends: string) => {
      const hours = { weekday: 1, starts, ends, validFrom: '2031-02-01', slotMinutes: 15 };
      return api.asRole('admin')(addAvailability, { body: { kind: 'slots', practitionerId, ...hours } });
    };
    await expect(add('11:45', '14:00')).rejects.toMatchObject({ code: 'already-exists' });
    await expect(add('12:00', '14:00')).resolves.toMatchObject({ starts: '12:00' });
  });

  it('give no token during an absence', async () => {
    const { practitionerId, sessionId } = await steps.withSession(5, 2);
    const absence = { practitionerId, startsAt: at('08:00'), endsAt: at('18:00'), reason: 'Leave' };
    await api.asRole('admin')(addAbsence, { body: absence });
    const place = { kind: 'session' as const, sessionId, businessDate: MONDAY };
    await expect(steps.book(place, await steps.newPatient())).rejects.toMatchObject({
      code: 'outside-availability',
      problem: { context: { rule: 'practitioner_away' } },
    });
  });

  it('put bookings during an absence on the list to re-book', async () => {
    const practitionerId = await steps.withSlots();
    const first = await steps.book(slot(practitionerId, '09:00', '09:30'), await steps.newPatient());
    const second = await steps.book(slot(practitionerId, '11:00', '11:30'), await steps.newPatient());
    const away = { practitionerId, startsAt: at('08:00'), endsAt: at('10:00'), reason: 'Theatre' };
    const { id } = await api.asRole('admin')(addAbsence, { body: away });
    expect(await causeOf(first.appointment.id)).toBe('away');
    expect(await causeOf(second.appointment.id)).toBeUndefined();
    await api.asRole('admin')(cancelAbsence, { params: { id } });
    expect(await causeOf(first.appointment.id)).toBeUndefined();
  });
});

describe('a facility', () => {
  it('reports its future bookings when it is to be closed', async () => {
    await steps.book(slot(await steps.withSlots(), '09:00', '09:30'), await steps.newPatient());
    const told = new Map<string, number>();
    const closing = { id: api.facilityId, left: (kind: string, count: number) => void told.set(kind, count) };
    await api.db.tx(systemActor('service', api.facilityId), () => api.service(Events).emit(facilityClosing, closing));
    expect(told.get('future-appointments')).toBeGreaterThan(0);
    expect(told.has('open-visits')).toBe(true);
  });
});

describe('a patient who has checked in', () => {
  beforeAll(() => api.clock.set(new Date(at('09:50'))));
  afterAll(() => api.clock.release());

  async function arrived() {
    const { appointment } = await steps.book(slot(await steps.withSlots(), '10:00', '10:30'), await steps.newPatient());
    const here = await desk()(checkIn, { params: { id: appointment.id }, body: { version: appointment.version } });
    const { items } = await desk()(listVisits, { query: { queue: 'here', practitionerId: here.practitionerId } });
    return { here, visit: items[0] ?? expect.fail('The check-in started no visit.') };
  }
  const inHouse = async (practitionerId: string) => (await desk()(listVisits, { query: { queue: 'here', practitionerId } })).items.length;

  it('leaves the queue when the appointment is cancelled, and the appointment is cancelled with the visit', async () => {
    const one = await arrived();
    const cancel = { params: { id: one.here.id }, body: { version: one.here.version, reason: 'Went home' } };
    expect((await desk()(cancelAppointment, cancel)).status).toBe('cancelled');
    expect(await inHouse(one.here.practitionerId)).toBe(0);
    const other = await arrived();
    const body = { version: other.visit.version, reason: 'Went home' };
    await desk()(cancelVisit, { params: { id: other.visit.id }, body });
    const again = { params: { id: other.here.id }, body: { version: other.here.version, reason: 'Went home' } };
    await expect(desk()(cancelAppointment, again)).rejects.toMatchObject({ code: 'status-not-allowed' });
  });

  it('keeps the appointment once the consultation has begun', async () => {
    const { here, visit } = await arrived();
    await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
    const cancel = { params: { id: here.id }, body: { version: here.version, reason: 'Went home' } };
    await expect(desk()(cancelAppointment, cancel)).rejects.toMatchObject({ code: 'status-not-allowed' });
    expect(await inHouse(here.practitionerId)).toBe(1);
  });
});
