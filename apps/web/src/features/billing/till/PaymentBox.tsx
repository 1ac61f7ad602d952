'use client';

import { Alert, Button, Group, Paper, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import type { Account, Charge } from '@wardbook/contracts/billing/charges';
import { needsReference, type PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemMessage } from '@/api/problem-message';
import { useFormats } from '@/ui/formats';
import { MoneyInput } from '../MoneyInput';
import { Keypad } from './Keypad';
import { PaymentTaken } from './PaymentTaken';
import { RefundBox } from './RefundBox';
import classes from './till.module.css';
import { usePaymentMethods } from './use-payment-methods';
import { type Taking, useTakePayment } from './use-take-payment';

/** So many methods stand beside each other. */
const ONE_LINE = 3;

interface PaymentBoxProps {
  account: Account;
  /** Open charges that are invoiced with the payment. */
  chosen: readonly Charge[];
  tillIsOpen: boolean;
  onNext: () => void;
}

/** Method, amount, cash given and change. What is still open is invoiced by the same act. */
export function PaymentBox({ account, chosen, tillIsOpen, onNext }: PaymentBoxProps) {
  const t = useTranslations('billing.payment');
  const { money } = useFormats();
  const { due, payment, take, again, pending, error } = useTakePayment(account, chosen);
  if (payment) {
    return <PaymentTaken payment={payment} onNext={onNext} onStay={again} />;
  }
  return (
    <Paper p="md" component="section" aria-label={t('title')}>
      <Stack gap="sm">
        <div>
          <Text size="sm" c="dimmed">
            {due > 0 ? t('due') : t('nothing')}
          </Text>
          <Text className={classes.due}>{money(due, account.currency)}</Text>
        </div>
        {!tillIsOpen && <Alert color="amber">{t('openFirst')}</Alert>}
        {due > 0 && tillIsOpen && <PaymentForm key={due} due={due} account={account} pending={pending} error={error} onTake={take} />}
        {account.refundable > 0 && tillIsOpen && <RefundBox account={account} />}
      </Stack>
    </Paper>
  );
}

interface PaymentFormProps {
  due: number;
  account: Account;
  pending: boolean;
  error: unknown;
  onTake: (taking: Taking) => void;
}

function PaymentForm({ due, account, pending, error, onTake }: PaymentFormProps) {
  const t = useTranslations('billing.payment');
  const { money } = useFormats();
  const messageOf = useProblemMessage();
  const { offered, nameOf } = usePaymentMethods();
  const [method, setMethod] = useState<PaymentMethod>('cash');
  const [amount, setAmount] = useState<number | null>(due);
  const [tendered, setTendered] = useState(0);
  const [reference, setReference] = useState('');
  const wanted = amount ?? 0;
  const given = tendered === 0 ? wanted : tendered;
  const change = given - wanted;
  const isUnknown = needsReference(method) && reference.trim() === '';
  const wrong = isUnknown || wanted <= 0 || wanted > due || (method === 'cash' && change < 0);
  const submit = () => {
    if (pending || wrong) return;
    const cash = { method, amount: wanted, tendered: given };
    onTake(method === 'cash' ? cash : { method, amount: wanted, ...(reference.trim() ? { reference: reference.trim() } : {}) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          withItemsBorders={offered.length <= ONE_LINE}
          {...(offered.length > ONE_LINE && { classNames: { root: classes.methods } })}
          aria-label={t('method')}
          value={method}
          onChange={(value) => setMethod(value as PaymentMethod)}
          data={offered.map((value) => ({ value, label: nameOf(value) }))}
        />
        <MoneyInput data-amount label={t('amount')} value={amount} onChange={setAmount} />
        {method === 'cash' ? (
          <>
            <MoneyInput label={t('tendered')} value={tendered} onChange={(value) => setTendered(value ?? 0)} />
            <Group justify="space-between" align="baseline" aria-live="polite">
              <Title order={3}>{t('change')}</Title>
              {change < 0 ? (
                <Text c="dimmed">{t('tooLittle', { amount: money(-change, account.currency) })}</Text>
              ) : (
                <Text className={classes.due}>{money(change, account.currency)}</Text>
              )}
            </Group>
          </>
        ) : (
          <TextInput
            label={t(`references.${method}`)}
            required={needsReference(method)}
            className="code"
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        )}
        {error ? <Alert color="red">{messageOf(error)}</Alert> : null}
        <Button type="submit" size="lg" loading={pending} disabled={wrong}>
          {t('take', { amount: money(wanted, account.currency) })}
        </Button>
        {method === 'cash' && <Keypad value={tendered} onChange={setTendered} onExact={() => setTendered(wanted)} />}
      </Stack>
    </form>
  );
}
