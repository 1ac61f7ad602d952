import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { createTaxCode } from '@wardbook/contracts/billing/prices';
import { recordPayment } from '@wardbook/contracts/billing/till';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { billingSteps, key } from '../../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';
import { PatientRegistry } from '../../patients/index.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

async function pdf(path: string): Promise<Buffer> {
  const response = await fetch(`${api.baseUrl}${path}`, { headers: { authorization: `Bearer ${api.tokenOf('cashier')}` } });
  expect(response.headers.get('content-type')).toContain('application/pdf');
  return Buffer.from(await response.arrayBuffer());
}

const pages = (document: Buffer) => document.toString('latin1').match(/\/Type \/Page\b/g)?.length;

async function coveredAccount() {
  const admin = api.asRole('admin');
  const code = crypto.randomUUID().slice(0, 8).toUpperCase();
  const payer = await admin(createPayer, { body: { code, name: 'Jubilee Health', kind: 'insurer' } });
  const plan = await admin(createPayerPlan, { params: { id: payer.id }, body: { code: 'P', name: 'Gold', coveredPercent: 80 } });
  const patientId = await steps.newPatient();
  await api.asRole('receptionist')(addCoverage, { params: { id: patientId }, body: { planId: plan.id, memberNumber: '1' } });
  const tax = await admin(createTaxCode, { body: { code: `P${Date.now()}`, name: 'VAT', inclusive: false, rate: '16' } });
  const { id } = await steps.cashier(openAccount, { body: { patientId } });
  for (const price of ['2500', '1350.5', '480']) {
    const service = await steps.newService(price, price === '480' ? { taxCodeId: tax.id } : {});
    await steps.cashier(addCharge, { params: { id }, body: { serviceItemId: service.id, quantity: price === '480' ? '3' : '1' } }, key());
  }
  return id;
}

describe('printed invoices and receipts', () => {
  it('fit A4 or a roll, and leave a look in the audit trail', async () => {
    await steps.tillIsOpen();
    const accountId = await coveredAccount();
    const invoice = await steps.invoiceAll(accountId);
    const body = { accountId, method: 'cash' as const, amount: 50_000, tendered: 100_000 };
    const payment = await steps.cashier(recordPayment, { body }, key());
    const documents = await Promise.all([
      pdf(`/billing/invoices/${invoice.id}/pdf?format=a4`),
      pdf(`/billing/invoices/${invoice.id}/pdf?format=80mm`),
      pdf(`/billing/payments/${payment.id}/pdf`),
      pdf(`/billing/payments/${payment.id}/pdf?format=a4`),
    ]);
    expect(documents.map(pages)).toEqual([1, 1, 1, 1]);
    const looks = await api.db.tx(systemActor('service', api.facilityId), async () => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from audit.access
        where action = 'print' and subject_id in (${invoice.id}, ${payment.id}) and patient_id is not null`.execute(api.db.q);
      return rows[0]?.count;
    });
    expect(looks).toBe(4);
  });

  it('name the patient as the record does, with the Latin form behind it', async () => {
    const names = [
      { given: 'काव्या', family: 'शर्मा' },
      { use: 'usual' as const, given: 'Kavya', family: crypto.randomUUID() },
    ];
    const body = { sex: 'female' as const, birthDate: '1990-05-01', names, confirmedNotDuplicate: true };
    const { id, name } = await api.asRole('receptionist')(registerPatient, { body }, key());
    expect(name).toContain('काव्या');
    const onPaper = await api.db.tx(systemActor('service', api.facilityId), () => api.service(PatientRegistry).nameOnPaper(id));
    expect(onPaper).toBe(`काव्या शर्मा (Kavya ${names[1]?.family})`);
  });
});
