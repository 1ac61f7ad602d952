import { bookAppointment, type Place } from '@wardbook/contracts/scheduling/appointments';
import { addAvailability } from '@wardbook/contracts/scheduling/availability';
import { sql } from 'kysely';
import { systemActor } from '../core/database/actor.js';
import type { TestApi } from './test-api.js';

/** A Monday far in the future, so that nothing is in the past while tests run. */
export const MONDAY = '2031-03-03';
export const at = (time: string, date = MONDAY) => `${date}T${time}:00+03:00`;
export const key = () => ({ idempotencyKey: crypto.randomUUID() });

export function slot(practitionerId: string, from: string, to: string): Place {
  return { kind: 'slots', practitionerId, startsAt: at(from), endsAt: at(to) };
}

/** What a test of the front desk needs around its own steps. */
export class SchedulingSteps {
  constructor(private readonly api: TestApi) {}

  async newPractitioner(): Promise<string> {
    return await this.api.db.tx(systemActor('service'), async () => {
      const { rows } = await sql<{
        id: string;
      }>`with new_person as (insert into person (given_name, family_name) values ('Asha', 'Odhiambo') returning id)
        insert into practitioner (person_id) select id from new_person returning id`.execute(this.api.db.q);
      return rows[0]?.id ?? '';
    });
  }

  async newPatient(name = 'Test Patient'): Promise<string> {
    return await this.api.db.tx(systemActor('service', this.api.facilityId), async () => {
      const { rows } = await sql<{
        id: string;
      }>`with registered as (insert into patient (facility_id, sex) values (${this.api.facilityId}, 'female') returning id)
        insert into patient_name (patient_id, family, display) select id, ${name}, ${name} from registered returning patient_id as id`.execute(
        this.api.db.q,
      );
      const id = rows[0]?.id ?? '';
      await sql`select patient_refresh(array[${id}::uuid])`.execute(this.api.db.q);
      return id;
    });
  }

  /** A practitioner who receives on Mondays from nine to noon in slots of half an hour. */
  async withSlots(where: { departmentId?: string } = {}): Promise<string> {
    const practitionerId = await this.newPractitioner();
    const hours = { weekday: 1, starts: '09:00', ends: '12:00', validFrom: '2031-01-01', slotMinutes: 30 };
    await this.api.asRole('admin')(addAvailability, { body: { kind: 'slots', practitionerId, ...hours, ...where } });
    return practitionerId;
  }

  async withSession(capacity: number, walkInCapacity: number): Promise<{ practitionerId: string; sessionId: string }> {
    const practitionerId = await this.newPractitioner();
    const hours = { weekday: 1, starts: '09:00', ends: '13:00', validFrom: '2031-01-01', capacity, walkInCapacity };
    const { id } = await this.api.asRole('admin')(addAvailability, { body: { kind: 'session', practitionerId, ...hours } });
    return { practitionerId, sessionId: id };
  }

  async book(place: Place, patientId: string) {
    return await this.api.asRole('receptionist')(bookAppointment, { body: { patientId, place } }, key());
  }
}
