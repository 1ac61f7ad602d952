'use client';

import { type Account, type Charge, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { issueInvoice, listInvoices } from '@wardbook/contracts/billing/invoices';
import type { PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
import { getTill, type Payment, recordPayment } from '@wardbook/contracts/billing/till';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';

export interface Taking {
  method: PaymentMethod;
  amount: number;
  tendered?: number;
  reference?: string;
}

/** What the patient owes on invoices together with the patient's part of what is about to be invoiced. */
function dueOf(account: Account, chosen: readonly Charge[]): number {
  const parts = chosen.flatMap((charge) => charge.parts).filter(({ party }) => party === 'patient');
  return parts.reduce((sum, { amount }) => sum + amount, Math.max(account.balance, 0));
}

/** Invoices what is chosen and takes the payment. When the second step fails, the invoice stays and the payment can be tried again. */
export function useTakePayment(account: Account, chosen: readonly Charge[]) {
  const [payment, setPayment] = useState<Payment | null>(null);
  const invalidates = [getAccount, listAccounts, listInvoices, getTill];
  const issue = useContractMutation(issueInvoice, { invalidates });
  const record = useContractMutation(recordPayment, { invalidates });
  const run = async (taking: Taking) => {
    if (chosen.length > 0) {
      await issue.mutateAsync({ params: { id: account.id }, body: { chargeIds: chosen.map(({ id }) => id) } });
    }
    setPayment(await record.mutateAsync({ body: { accountId: account.id, ...taking } }));
  };
  return {
    due: dueOf(account, chosen),
    payment,
    pending: issue.isPending || record.isPending,
    error: issue.error ?? record.error,
    take: (taking: Taking) => void run(taking).catch(() => null),
    again: () => setPayment(null),
  };
}
