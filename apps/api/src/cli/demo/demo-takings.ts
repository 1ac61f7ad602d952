import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { changeSetting } from '@wardbook/contracts/organisation/settings';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../core/clock.js';
import { type Actor, systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Charges, Invoicing, Payments, Till } from '../../modules/billing/index.js';
import { visitStarted } from '../../modules/encounters/index.js';
import type { WrittenVisit } from './demo-history.js';
import type { DemoHospital } from './demo-hospital.js';
import { FLOAT } from './hospital-facts.js';
import { SeededRandom } from './seeded-random.js';
import { wall } from './wall-time.js';

/** This month and the one before, so that the dashboard can compare them. A visit takes 25 ms, since the product’s own services charge, invoice and take it. */
const DAYS = 62;

/** Charges, invoices and takes the money of the visits of the last months, day by day, each day with its till. */
export async function demoTakings(
  app: NestFastifyApplication,
  hospital: DemoHospital,
  visits: readonly WrittenVisit[],
  today: string,
): Promise<void> {
  const clock = app.get(Clock);
  const first = Temporal.PlainDate.from(today).subtract({ days: DAYS }).toString();
  const desk = new PastDesk(app, await cashierOf(hospital));
  const paid = Object.entries(Object.groupBy(visits, (visit) => dayOf(visit))).filter(([day]) => day >= first);
  try {
    clock.set(wall(first, '06:00'));
    await decidePaymentMethods(hospital);
    for (const [day, ofDay = []] of paid.toSorted(([one], [other]) => one.localeCompare(other))) {
      clock.set(wall(day, '06:30'));
      await desk.open();
      for (const visit of ofDay.toSorted((one, other) => startOf(one) - startOf(other))) {
        clock.set(new Date(startOf(visit)));
        await desk.settle(visit);
      }
      clock.set(wall(day, '17:45'));
      await desk.close();
    }
  } finally {
    clock.release();
  }
}

/** In Kenya most patients pay by M-Pesa; companies send transfers and cheques. Decided before the first payment, since a decision holds from its moment on. */
async function decidePaymentMethods(hospital: DemoHospital): Promise<void> {
  const decisions = [
    ['billing.takes-mobile-money', true],
    ['billing.mobile-money-name', 'M-Pesa'],
    ['billing.takes-bank-transfer', true],
    ['billing.takes-cheque', true],
  ] as const;
  const admin = hospital.as('admin');
  for (const [key, value] of decisions) await admin(changeSetting, { params: { key }, body: { level: 'facility', value, basedOn: null } });
}

async function cashierOf(hospital: DemoHospital): Promise<Actor> {
  const { user } = await hospital.as('cashier')(getMe, {});
  return { ...systemActor('service', hospital.facilityId), kind: 'user', userId: user.id };
}

/** The cash desk of a day that is over. */
class PastDesk {
  private readonly random = new SeededRandom(62);
  private drawer = { cash: 0, card: 0 };
  private readonly db: Db;
  private readonly till: Till;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly cashier: Actor,
  ) {
    this.db = app.get(Db);
    this.till = app.get(Till);
  }

  async open(): Promise<void> {
    this.drawer = { cash: FLOAT, card: 0 };
    await this.db.tx(this.cashier, () => this.till.open(FLOAT));
  }

  async close(): Promise<void> {
    const { cash, card } = this.drawer;
    await this.db.tx(this.cashier, () => this.till.close({ countedCash: cash, countedCard: card }));
  }

  /** The visit is charged on arrival as any other, and most patients pay at once what they owe. */
  async settle(visit: WrittenVisit): Promise<void> {
    const { id: visitId = '', facility_id: facilityId = '', patient_id: patientId, class: visitClass } = visit;
    const { department_id: departmentId = null, practitioner_id: practitionerId = null } = visit;
    await this.db.tx(this.cashier, async () => {
      const fact = { visitId, facilityId, patientId, class: visitClass, appointmentId: null, departmentId, practitionerId };
      await this.app.get(Events).emit(visitStarted, fact);
      const charge = await this.app.get(Charges).ofAct('visit', visitId);
      if (charge?.status !== 'billable') return;
      const { accountId } = charge;
      const invoice = await this.app.get(Invoicing).issue(accountId, { kind: 'invoice', chargeIds: [charge.id] });
      if (invoice.outstanding > 0 && !this.random.chance(0.04)) await this.pay(accountId, invoice.outstanding);
    });
  }

  private async pay(accountId: string, amount: number): Promise<void> {
    const method = this.random.chance(0.45) ? 'cash' : this.random.chance(0.7) ? 'mobile-money' : 'card';
    const reference = method === 'cash' ? {} : { reference: this.random.digits(6) };
    await this.app.get(Payments).record({ accountId, method, amount, ...reference });
    if (method !== 'mobile-money') this.drawer[method] += amount;
  }
}

function startOf({ started_at }: WrittenVisit): number {
  return Date.parse(String(started_at));
}

function dayOf({ business_date }: WrittenVisit): string {
  return String(business_date);
}
