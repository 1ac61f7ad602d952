'use client';

import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { listStoreStock } from '@wardbook/contracts/inventory/stores';
import {
  type DispensingOrder,
  dispenseMedication,
  type Handover,
  listDispenses,
  listDispensingQueue,
  readDispensingOrder,
} from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { FormProblem } from '@/ui/form/FormProblem';
import { DispensingHeading } from './DispensingHeading';
import { DispensingLineCard } from './DispensingLineCard';
import { HandedOut, type HandedOutProps } from './HandedOut';
import { bodyLine, faultOf, firstPlan, isWaiting, type LinePlan } from './line-plan';

interface DispensingOrderPanelProps {
  groupId: string;
  storeId: string;
  onDone: () => void;
}

/** One prescription: what to take from where, what to look out for, and one act that hands it out. */
export function DispensingOrderPanel({ groupId, storeId, onDone }: DispensingOrderPanelProps) {
  const { data, error, refetch } = useContractQuery(readDispensingOrder, { params: { id: groupId }, query: { storeId } });
  const [done, setDone] = useState<Omit<HandedOutProps, 'onNext'> | null>(null);
  if (done) return <HandedOut {...done} onNext={onDone} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={300} />;
  const version = data.lines.map((line) => `${line.id}.${line.version}`).join();
  return (
    <OrderLines key={version} order={data} storeId={storeId} onHandedOut={(handover) => setDone({ handover, patient: data.patient })} />
  );
}

interface OrderLinesProps {
  order: DispensingOrder;
  storeId: string;
  onHandedOut: (handover: Handover) => void;
}

function OrderLines({ order, storeId, onHandedOut }: OrderLinesProps) {
  const t = useTranslations('pharmacy.handOut');
  const mayDispense = useMay('medication:dispense');
  const [plans, setPlans] = useState<Record<string, LinePlan>>(() =>
    Object.fromEntries(order.lines.map((line) => [line.id, firstPlan(line)])),
  );
  const dispense = useContractMutation(dispenseMedication, {
    invalidates: [listDispensingQueue, readDispensingOrder, listStoreStock, listDispenses],
    onSuccess: onHandedOut,
  });
  const chosen = order.lines.flatMap((line) => {
    const plan = plans[line.id];
    return plan?.include ? [{ line, plan }] : [];
  });
  const isReady = chosen.length > 0 && chosen.every(({ line, plan }) => faultOf(line, plan) === null);
  const reasonId = useId();
  const obstacle = isReady ? null : chosen.length === 0 ? t('nothingChosen') : t('checkQuantities');
  const handOut = () => dispense.mutate({ body: { storeId, lines: chosen.map(({ line, plan }) => bodyLine(line, plan)) } });
  return (
    <Stack>
      <DispensingHeading order={order} />
      {order.lines.map((line) => (
        <DispensingLineCard
          key={line.id}
          line={line}
          plan={plans[line.id] ?? firstPlan(line)}
          onChange={(values) => setPlans((all) => ({ ...all, [line.id]: { ...(all[line.id] ?? firstPlan(line)), ...values } }))}
        />
      ))}
      <FormProblem problem={dispense.error} />
      {mayDispense && order.lines.some(isWaiting) && (
        <Group justify="flex-end">
          {obstacle && (
            <Text id={reasonId} size="sm" role="status">
              {obstacle}
            </Text>
          )}
          <Button onClick={handOut} aria-describedby={reasonId} loading={dispense.isPending} disabled={!isReady}>
            {chosen.length > 0 ? t('submitCount', { count: chosen.length }) : t('submit')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
