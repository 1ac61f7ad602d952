import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { createService } from '@wardbook/contracts/billing/prices';
import { openTill } from '@wardbook/contracts/billing/till';
import { type Call, createClient } from '@wardbook/contracts/core/client';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { getStoreItem } from '@wardbook/contracts/inventory/stores';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { listMedicines } from '@wardbook/contracts/pharmacy/medicines';
import { prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import type { Client } from 'pg';
import { createHospital, type DemoHospital } from '../cli/demo/demo-hospital.js';

export const key = () => ({ idempotencyKey: crypto.randomUUID() });

/** The storms' hospital and its people, who are signed in with every process: sessions live in the database. */
export class StormHospital {
  private constructor(
    readonly hospital: DemoHospital,
    private readonly tokens: Map<string, string>,
    readonly serviceItemId: string,
  ) {}

  static async setUp(baseUrl: string): Promise<StormHospital> {
    const hospital = await createHospital(baseUrl);
    const tokens = await signInAll(hospital, baseUrl);
    const service = { code: 'STORM', name: 'Dressing in a storm', kind: 'procedure' as const, unitPrice: '100' };
    const { id } = await hospital.as('admin')(createService, { body: service });
    await hospital.as('cashier')(openTill, { body: { openingFloat: 0 } });
    return new StormHospital(hospital, tokens, id);
  }

  /** Access tokens end after some minutes, and a long storm outlives them. */
  async signInAgain(baseUrl: string): Promise<void> {
    for (const [role, token] of await signInAll(this.hospital, baseUrl)) this.tokens.set(role, token);
  }

  as(role: string, baseUrl: string): Call {
    return createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${this.tokens.get(role)}` }) });
  }

  async newPatient(baseUrl: string): Promise<string> {
    return (await this.as('receptionist', baseUrl)(registerPatient, { body: newPatientBody() }, key())).id;
  }

  /** Puts so many batches of so many units of a medicine on the shelf, and prescribes it so many times, a unit each. */
  async prescribed(
    baseUrl: string,
    search: string,
    { batches, units, prescriptions }: Record<'batches' | 'units' | 'prescriptions', number>,
  ) {
    const pharmacist = this.as('pharmacist', baseUrl);
    const { items } = await pharmacist(listMedicines, { query: { search } });
    const medicine = items[0];
    if (!medicine) throw new Error(`The catalogue has no ${search}.`);
    const storeId = this.hospital.locations.get('PHARMACY') ?? '';
    const { stockItemId } = medicine;
    const batch = { stockItemId, quantity: units, expiresOn: '2031-05-31' };
    const lines = Array.from({ length: batches }, (_, index) => ({ ...batch, batchNumber: `STORM-${index}` }));
    await pharmacist(receiveGoods, { body: { kind: 'opening-balance', storeId, lines } }, key());
    const shelf = await pharmacist(getStoreItem, { params: { id: storeId, itemId: stockItemId } });
    const patientId = await this.newPatient(baseUrl);
    const dose = { value: 1, unit: medicine.doseUnit };
    const step = { dose, route: medicine.route, timing: { frequency: 1 }, asNeeded: null, duration: null, instruction: null };
    const line = { medicineId: medicine.id, dosage: [step], quantity: 1 };
    const requestIds: string[] = [];
    while (requestIds.length < prescriptions) {
      const lines = Array.from({ length: Math.min(30, prescriptions - requestIds.length) }, () => line);
      const body = { patientId, lines, override: { reason: 'The storm hands out one unit at a time' } };
      const group = await this.as('doctor', baseUrl)(prescribeMedication, { body }, key());
      requestIds.push(...group.items.map(({ id }) => id));
    }
    return { storeId, stockItemId, requestIds, batchId: shelf.batches[0]?.batchId ?? '' };
  }

  /** An account that owes enough for so many payments of the amount, since a payment beyond the debt is refused anyway. */
  async owing(baseUrl: string, payments: number): Promise<{ accountId: string; amount: number }> {
    const cashier = this.as('cashier', baseUrl);
    const { id } = await cashier(openAccount, { body: { patientId: await this.newPatient(baseUrl) } });
    const { charges } = await cashier(
      addCharge,
      { params: { id }, body: { serviceItemId: this.serviceItemId, quantity: String(payments) } },
      key(),
    );
    const chargeIds = charges.map((charge) => charge.id);
    const { patientAmount } = await cashier(issueInvoice, { params: { id }, body: { chargeIds } }, key());
    return { accountId: id, amount: patientAmount / payments };
  }
}

async function signInAll({ signIns }: DemoHospital, baseUrl: string): Promise<Map<string, string>> {
  const anonymous = createClient({ baseUrl });
  const tokens = new Map<string, string>();
  for (const [role, body] of Object.entries(signIns)) tokens.set(role, (await anonymous(signIn, { body })).accessToken);
  return tokens;
}

export function newPatientBody() {
  const name = { given: 'Storm', family: crypto.randomUUID() };
  return { sex: 'female' as const, birthDate: '1990-05-01', names: [name], confirmedNotDuplicate: true };
}

/** All at once: how often each outcome came, and how long the slowest waited for it. */
export async function storm(attempts: number, act: (index: number) => Promise<string>) {
  const results = await Promise.all(
    Array.from({ length: attempts }, async (_, index) => {
      const began = performance.now();
      const outcome = await act(index).catch((error: ProblemError) => error.problem?.code ?? String(error));
      return { outcome, ms: performance.now() - began };
    }),
  );
  const outcomes: Record<string, number> = {};
  for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return { outcomes, slowestMs: Math.max(...results.map(({ ms }) => ms)) };
}

const COUNTED = { claim: 'core.idempotent_answer', movement: 'public.stock_movement', payment: 'public.payment' } as const;

/** Counts attempted inserts with sequences, the one thing that a refusal and its rollback do not take back. */
export async function countAttempts(owner: Client): Promise<void> {
  await owner.query(`create function count_attempt() returns trigger language plpgsql security definer set search_path = public as $$
    begin perform nextval(tg_argv[0]); return new; end $$`);
  for (const [name, table] of Object.entries(COUNTED)) {
    await owner.query(`create sequence attempts_${name} minvalue 0 start 0; select nextval('attempts_${name}');
      create trigger count_attempt before insert on ${table} for each row execute function count_attempt('attempts_${name}')`);
  }
}

export async function attemptsSoFar(owner: Client): Promise<Record<keyof typeof COUNTED, number>> {
  const { rows } = await owner.query(`select (select last_value::int from attempts_claim) as claim,
    (select last_value::int from attempts_movement) as movement, (select last_value::int from attempts_payment) as payment`);
  return rows[0];
}
