'use client';

import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
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
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import { DispensingLineCard } from './DispensingLineCard';
import { HandedOut } from './HandedOut';
import { bodyLine, faultOf, firstPlan, isWaiting, type LinePlan } from './line-plan';

interface DispensingOrderPanelProps {
  groupId: string;
  storeId: string;
  onDone: () => void;
}

/** One prescription: what to take from where, what to look out for, and one act that hands it out. */
export function DispensingOrderPanel({ groupId, storeId, onDone }: DispensingOrderPanelProps) {
  const { data, error, refetch } = useContractQuery(readDispensingOrder, { params: { id: groupId }, query: { storeId } });
  const [handover, setHandover] = useState<Handover | null>(null);
  if (handover) return <HandedOut handover={handover} onNext={onDone} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={300} />;
  const version = data.lines.map((line) => `${line.id}.${line.version}`).join();
  return <OrderLines key={version} order={data} storeId={storeId} onHandedOut={setHandover} />;
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
  const handOut = () => dispense.mutate({ body: { storeId, lines: chosen.map(({ line, plan }) => bodyLine(line, plan)) } });
  return (
    <Stack>
      <Heading order={order} />
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
          <Button onClick={handOut} loading={dispense.isPending} disabled={!isReady}>
            {chosen.length > 0 ? t('submitCount', { count: chosen.length }) : t('submit')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Heading({ order }: { order: DispensingOrder }) {
  const t = useTranslations('pharmacy.dispensing');
  const sexes = useTranslations('patients.sex');
  const { dateTime, ageOf } = useFormats();
  const { patient, prescriber, prescribedAt } = order;
  const when = dateTime(prescribedAt);
  const about = [ageOf(patient), sexes(patient.sex)].filter(Boolean).join(' · ');
  return (
    <Paper p="md">
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={2}>{patient.name}</Title>
          <Text>{about}</Text>
          <span className="code">{patient.mrn}</span>
        </Group>
        <Text size="sm" c="dimmed">
          {prescriber ? t('prescribedBy', { name: prescriber, when }) : t('prescribedAt', { when })}
        </Text>
      </Group>
    </Paper>
  );
}
