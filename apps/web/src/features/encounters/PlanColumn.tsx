'use client';

import { Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCalendarPlus, IconSignature, IconTargetArrow } from '@tabler/icons-react';
import type { PatientHistory } from '@wardbook/contracts/chart/chart';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { PlanForm } from '@/features/chart';
import { useFacility, useMay, useMe } from '@/features/identity';
import { OrderLine } from '@/features/laboratory';
import { usePatient } from '@/features/patients';
import { type PlannedMedicine, PrescribeLine, PrescriptionDraftCard } from '@/features/pharmacy';
import { BookingDrawer } from '@/features/scheduling';
import { FormProblem } from '@/ui/form/FormProblem';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { useFieldShortcut, useShortcuts } from '@/ui/shortcuts';
import classes from './consultation.module.css';
import { FavouriteButton } from './FavouriteButton';
import { favouriteOfMedicine, favouriteOfTest } from './favourite-of';
import { LabOrderSearch } from './LabOrderSearch';
import { QuickPlan } from './QuickPlan';
import type { useDiagnoses } from './use-diagnoses';
import type { usePlan } from './use-plan';

interface PlanColumnProps {
  visit: Visit;
  history: PatientHistory;
  diagnoses: ReturnType<typeof useDiagnoses>;
  plan: ReturnType<typeof usePlan>;
  signing: boolean;
  problem: unknown;
  onSign: (() => void) | null;
}

/** Prescriptions, orders and diagnoses of the consultation, which one signature sends together. */
export function PlanColumn({ visit, history, diagnoses, plan, signing, problem, onSign }: PlanColumnProps) {
  const t = useTranslations('encounters.plan');
  const { modules } = useFacility();
  const mayPrescribe = useMay('prescription:write') && modules.includes('pharmacy');
  const mayOrder = useMay('order:place') && modules.includes('laboratory');
  const { medicines } = plan;
  const pharmacy = useTranslations('pharmacy.prescribe');
  const medicineField = useFieldShortcut('alt+P', pharmacy('label'));
  const testField = useFieldShortcut('alt+T', t('tests'));
  return (
    <Paper component="section" withBorder className={classes.plan} aria-label={t('title')}>
      <Stack gap="sm" p="md" className={classes.planBody}>
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <QuickPlan {...{ visit, history, plan, diagnoses, mayPrescribe, mayOrder }} />
        {mayPrescribe && <PrescribeLine inputRef={medicineField} onAdd={medicines.add} onText={plan.onMedicineText} />}
        {medicines.drafts.map((draft) => (
          <PrescriptionDraftCard
            key={draft.key}
            draft={draft}
            onQuantity={(quantity) => medicines.change(draft.key, quantity)}
            onRemove={() => medicines.remove(draft.key)}
            action={<KeepMedicine draft={draft} />}
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
        {mayOrder && <LabOrderSearch inputRef={testField} onAdd={plan.addTest} onText={plan.onTestText} />}
        {plan.tests.map((planned) => (
          <OrderLine
            key={planned.test.id}
            planned={planned}
            onChange={plan.changeTest}
            onRemove={() => plan.removeTest(planned.test.id)}
            action={<FavouriteButton favourite={favouriteOfTest(planned.test)} />}
          />
        ))}
        <FollowUp />
        <TreatmentPlan visit={visit} />
      </Stack>
      <Stack gap="xs" className={classes.planFoot}>
        <FormProblem problem={problem} title={t('notSigned')} />
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
        <Text size="xs" c="dimmed">
          {t('keys')}
        </Text>
      </Stack>
    </Paper>
  );
}

function KeepMedicine({ draft }: { draft: PlannedMedicine }) {
  const favourite = favouriteOfMedicine(draft);
  return favourite && <FavouriteButton favourite={favourite} />;
}

/** What is to be reached over several visits, agreed in this one. */
function TreatmentPlan({ visit }: { visit: Visit }) {
  const t = useTranslations('encounters.plan');
  const [isStarting, setStarting] = useState(false);
  const close = () => setStarting(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTargetArrow size={16} />} onClick={() => setStarting(true)}>
        {t('treatmentPlan')}
      </Button>
      <RecordDrawer opened={isStarting} onClose={close} title={t('treatmentPlan')}>
        <PlanForm patientId={visit.patient.id} visitId={visit.id} encounterId={visit.encounterId} onDone={close} />
      </RecordDrawer>
    </>
  );
}

function FollowUp() {
  const t = useTranslations('encounters.plan');
  const mayBook = useMay('appointment:book');
  const { user } = useMe();
  const patient = usePatient();
  const [isBooking, setBooking] = useState(false);
  useShortcuts(useMemo(() => (mayBook ? [{ keys: 'alt+B', label: t('followUp'), run: () => setBooking(true) }] : []), [mayBook, t]));
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
        onClose={() => setBooking(false)}
      />
    </>
  );
}
