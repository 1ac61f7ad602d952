'use client';

import { Group, Paper, Text, Title } from '@mantine/core';
import { listVitals } from '@wardbook/contracts/encounters/vitals';
import { readPatient } from '@wardbook/contracts/patients/patients';
import type { DispensingOrder } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { PatientAllergies, PatientLink } from '@/features/patients';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';

/** Enough sets to find a weight, which is not taken every time. */
const LAST_SETS = 20;

/** For whom it is: what decides a dose, what must not be given, and whether it is paid for. */
export function DispensingHeading({ order }: { order: DispensingOrder }) {
  const t = useTranslations('pharmacy.dispensing');
  const sexes = useTranslations('patients.sex');
  const { dateTime, ageOf } = useFormats();
  const { patient, prescriber, prescribedAt } = order;
  const when = dateTime(prescribedAt);
  const about = [ageOf(patient), sexes(patient.sex), useWeight(patient.id), usePayer(patient.id)];
  return (
    <Paper p="md">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Title order={2}>
            <PatientLink patient={patient} />
          </Title>
          <Text>{about.filter(Boolean).join(' · ')}</Text>
          <span className="code">{patient.mrn}</span>
        </Group>
        <Text size="sm" c="dimmed">
          {prescriber ? t('prescribedBy', { name: prescriber, when }) : t('prescribedAt', { when })}
        </Text>
      </Group>
      <Group mt="xs" gap="xs">
        <PatientAllergies patientId={patient.id} />
        <PaymentState order={order} />
      </Group>
    </Paper>
  );
}

/** Nothing is said of what costs nothing or has no price yet. */
function PaymentState({ order }: { order: DispensingOrder }) {
  const t = useTranslations('pharmacy.dispensing.payment');
  const statuses = new Set(order.lines.map(({ billingStatus }) => billingStatus));
  if (statuses.has('awaiting-payment')) return <StatusBadge tone="attention">{t('awaiting-payment')}</StatusBadge>;
  if (statuses.has('billed')) return <StatusBadge tone="done">{t('billed')}</StatusBadge>;
  if (statuses.has('billable')) return <StatusBadge tone="open">{t('billable')}</StatusBadge>;
  return null;
}

function useWeight(patientId: string): string | null {
  const t = useTranslations('pharmacy.dispensing');
  const formats = useFormats();
  const { modules } = useFacility();
  const enabled = useMay('chart:read') && modules.includes('encounters');
  const { data } = useContractQuery(listVitals, { params: { id: patientId }, query: { limit: LAST_SETS } }, { enabled });
  if (!data) return null;
  for (const { values, occurredAt } of data.sets) {
    const weight = values.find(({ key }) => key === 'weight');
    if (weight) return t('weight', { value: formats.number(weight.value), day: formats.dayOf(occurredAt) });
  }
  return t('noWeight');
}

function usePayer(patientId: string): string | null {
  const t = useTranslations('pharmacy.dispensing');
  const { data } = useContractQuery(readPatient, { params: { id: patientId } });
  return data ? (data.payer ?? t('selfPay')) : null;
}
