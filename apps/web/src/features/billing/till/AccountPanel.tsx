'use client';

import { Anchor, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Account, getAccount } from '@wardbook/contracts/billing/charges';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { AccountDocuments } from './AccountDocuments';
import { OpenCharges } from './OpenCharges';
import { PaymentBox } from './PaymentBox';
import classes from './till.module.css';

interface AccountPanelProps {
  id: string;
  tillIsOpen: boolean;
  onNext: () => void;
}

/** One account: what is open and how it splits, what was issued and paid, and the payment beside it. */
export function AccountPanel({ id, tillIsOpen, onNext }: AccountPanelProps) {
  const mayTake = useMay('payment:record');
  const { data: account, error, refetch } = useContractQuery(getAccount, { params: { id } });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const t = useTranslations('billing.charges');
  const desk = useRef<HTMLDivElement>(null);
  const goOnToPayment = (number: string) => {
    notifications.show({ color: 'green', message: t('issued', { number }) });
    desk.current?.querySelector<HTMLElement>('[data-amount]')?.focus();
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!account) return <Skeleton height={320} />;
  const chosen = account.charges.filter((charge) => charge.status === 'billable' && charge.reversesId === null && !left.has(charge.id));
  return (
    <div className={classes.account} ref={desk}>
      <Stack gap="md" miw={0}>
        <AccountHead account={account} />
        <OpenCharges account={account} chosen={chosen} left={left} onLeave={setLeft} onIssued={goOnToPayment} />
        <AccountDocuments account={account} />
      </Stack>
      {mayTake && <PaymentBox account={account} chosen={chosen} tillIsOpen={tillIsOpen} onNext={onNext} />}
    </div>
  );
}

function AccountHead({ account }: { account: Account }) {
  const t = useTranslations('billing.till');
  const { path } = useFacility();
  const { ageOf, dayOf, money } = useFormats();
  const { debtor, visit, coverages, currency, balance } = account;
  const { patient } = debtor;
  const facts = [
    patient?.mrn,
    patient && ageOf(patient),
    visit ? `${t(`classes.${visit.class}` as 'classes.outpatient')}, ${dayOf(visit.startedAt)}` : t('noVisit'),
  ];
  return (
    <Paper px="md" py="sm">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>
            {patient ? (
              <Anchor component={Link} href={path(`/patients/${patient.id}`)} c="inherit" inherit>
                {debtor.name}
              </Anchor>
            ) : (
              t('walkIn')
            )}
          </Title>
          <Text size="sm" c="dimmed">
            {facts.filter(Boolean).join(' · ')}
          </Text>
          {coverages.map(({ payerName, planName, percent, capLeft }) => (
            <Text size="sm" key={`${payerName} ${planName}`}>
              {`${payerName}, ${planName}: ${percent}\u00a0%`}
              {capLeft !== null && ` (${money(capLeft, currency)})`}
            </Text>
          ))}
        </div>
        <div>
          <Text size="xs" c="dimmed" ta="end">
            {t('balance')}
          </Text>
          <Text fw={600} className={classes.number}>
            {money(balance, currency)}
          </Text>
        </div>
      </Group>
    </Paper>
  );
}
