import { addCharge, getAccount, openAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { createService, type ServiceItem } from '@wardbook/contracts/billing/prices';
import { getTill, openTill, recordPayment } from '@wardbook/contracts/billing/till';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changeSetting, listSettings, type SettingKey } from '@wardbook/contracts/organisation/settings';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import type { TestApi } from './test-api.js';

export const key = () => ({ idempotencyKey: crypto.randomUUID() });

export async function problemOf(act: Promise<unknown>) {
  const thrown = await act.then(() => null).catch((error: ProblemError) => error);
  return thrown?.problem.code;
}

/** The steps that several billing tests begin with. */
export function billingSteps(api: TestApi) {
  const cashier = api.asRole('cashier');

  const newPatient = async () => {
    const body = {
      sex: 'male' as const,
      birthDate: '1990-05-01',
      names: [{ given: 'Bill', family: crypto.randomUUID() }],
      confirmedNotDuplicate: true,
    };
    return (await api.asRole('receptionist')(registerPatient, { body }, key())).id;
  };

  const newService = async (unitPrice?: string, more: { taxCodeId?: string; kind?: 'consultation' } = {}): Promise<ServiceItem> => {
    const code = `S-${crypto.randomUUID().slice(0, 8)}`;
    return await api.asRole('admin')(createService, {
      body: { code, name: `Service ${code}`, kind: 'procedure', ...(unitPrice ? { unitPrice } : {}), ...more },
    });
  };

  const tillIsOpen = async () => {
    const { session } = await cashier(getTill, {});
    return session ?? (await cashier(openTill, { body: { openingFloat: 50_000 } }));
  };

  /** An account with charges for these unit prices, one each. */
  const account = async (...prices: (string | undefined)[]) => {
    const { id } = await cashier(openAccount, { body: { patientId: await newPatient() } });
    for (const price of prices) {
      const service = await newService(price);
      await cashier(addCharge, { params: { id }, body: { serviceItemId: service.id } }, key());
    }
    return await cashier(getAccount, { params: { id } });
  };

  const invoiceAll = async (accountId: string) => {
    const { charges } = await cashier(getAccount, { params: { id: accountId } });
    const chargeIds = charges.filter(({ status, reversesId }) => status === 'billable' && !reversesId).map(({ id }) => id);
    return await cashier(issueInvoice, { params: { id: accountId }, body: { chargeIds } }, key());
  };

  const payAll = async (accountId: string) => {
    await tillIsOpen();
    await invoiceAll(accountId);
    const { balance } = await cashier(getAccount, { params: { id: accountId } });
    return await cashier(recordPayment, { body: { accountId, method: 'card', amount: balance } }, key());
  };

  return { cashier, newPatient, newService, tillIsOpen, account, invoiceAll, payAll };
}

/** The facility decides otherwise while something is done. */
export async function withSetting(api: TestApi, settingKey: SettingKey, value: boolean | string, act: () => Promise<void>) {
  const admin = api.asRole('admin');
  const change = async (decided: boolean | string | null) => {
    const { items } = await admin(listSettings, {});
    const basedOn = items.find((item) => item.key === settingKey)?.facility?.id ?? null;
    await admin(changeSetting, { params: { key: settingKey }, body: { level: 'facility', value: decided, basedOn } });
  };
  await change(value);
  try {
    await act();
  } finally {
    await change(null);
  }
}
