'use client';

import { Button, Divider, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCalendarPlus, IconSignature } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFacility, useMay, useMe } from '@/features/identity';
import { OrderLine } from '@/features/laboratory';
import { usePatient } from '@/features/patients';
import { PrescribeLine, PrescriptionDraftCard } from '@/features/pharmacy';
import { BookingDrawer } from '@/features/scheduling';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import classes from './consultation.module.css';
import { LabOrderSearch } from './LabOrderSearch';
import type { usePlan } from './use-plan';

interface PlanColumnProps {
  plan: ReturnType<typeof usePlan>;
  signing: boolean;
  problem: unknown;
  onSign: (() => void) | null;
}

/** What the consultation decides: it collects here and goes out with one signature. */
export function PlanColumn({ plan, signing, problem, onSign }: PlanColumnProps) {
  const t = useTranslations('encounters.plan');
  const { modules } = useFacility();
  const mayPrescribe = useMay('prescription:write') && modules.includes('pharmacy');
  const mayOrder = useMay('order:place') && modules.includes('laboratory');
  const { medicines } = plan;
  return (
    <Paper component="section" withBorder p="md" className={classes.plan} aria-label={t('title')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        {mayPrescribe && <PrescribeLine onAdd={medicines.add} onText={plan.onMedicineText} />}
        {medicines.drafts.map((draft) => (
          <PrescriptionDraftCard
            key={draft.key}
            draft={draft}
            onQuantity={(quantity) => medicines.change(draft.key, quantity)}
            onRemove={() => medicines.remove(draft.key)}
          />
        ))}
        {medicines.needsOverride && (
          <TextInput
            label={t('override')}
            required
            value={plan.overrideReason}
            onChange={(event) => plan.setOverrideReason(event.currentTarget.value)}
          />
        )}
        {mayOrder && <LabOrderSearch onAdd={plan.addTest} onText={plan.onTestText} />}
        {plan.tests.map((planned) => (
          <OrderLine key={planned.test.id} planned={planned} onChange={plan.changeTest} onRemove={() => plan.removeTest(planned.test.id)} />
        ))}
        <FollowUp />
        <Divider />
        <FormProblem problem={problem} />
        {plan.unfinished.map((text) => (
          <Text key={text} size="sm" fw={600}>
            {t('unfinished', { text })}
          </Text>
        ))}
        <Text size="sm" c="dimmed">
          {t('willGoOut', { medicines: medicines.drafts.length, tests: plan.tests.length })}
        </Text>
        {onSign && (
          <Button leftSection={<IconSignature size={16} />} disabled={!plan.isReady} loading={signing} onClick={onSign}>
            {t('sign')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function FollowUp() {
  const t = useTranslations('encounters.plan');
  const mayBook = useMay('appointment:book');
  const formats = useFormats();
  const { user } = useMe();
  const patient = usePatient();
  const [isBooking, setBooking] = useState(false);
  if (!mayBook) return null;
  const mine = user.practitionerId === null ? {} : { practitionerId: user.practitionerId };
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={16} />} onClick={() => setBooking(true)}>
        {t('followUp')}
      </Button>
      <BookingDrawer
        opened={isBooking}
        start={{ walkIn: false, origin: 'follow-up', patient: { ...patient, matched: null }, ...mine }}
        date={formats.today()}
        onClose={() => setBooking(false)}
      />
    </>
  );
}
