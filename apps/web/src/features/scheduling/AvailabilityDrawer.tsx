'use client';

import { Button, Drawer, Group, NumberInput, SegmentedControl, Select, Stack } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import { readDay } from '@wardbook/contracts/scheduling/appointments';
import { addAvailability, availabilityBody, listAvailability } from '@wardbook/contracts/scheduling/availability';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';
import { PractitionerSelect } from './PractitionerSelect';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

interface RuleValues {
  kind: 'slots' | 'session';
  practitionerId: string;
  weekday: string;
  starts: string;
  ends: string;
  slotMinutes: number | string;
  capacity: number | string;
  walkInCapacity: number | string;
  validFrom: string;
  [key: string]: string | number;
}

/** The form has the fields of every kind of rule; the contract accepts only those of the chosen kind. */
function toBody({ slotMinutes, capacity, walkInCapacity, weekday, practitionerId, ...rest }: RuleValues) {
  const common = { ...rest, weekday: Number(weekday), ...(practitionerId ? { practitionerId } : {}) };
  return rest.kind === 'slots' ? { ...common, slotMinutes } : { ...common, capacity, walkInCapacity };
}

/** Adds weekly hours of one practitioner on one weekday. */
export function AvailabilityDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('scheduling.availability');
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title={t('addTitle')}>
      {opened && <RuleForm onDone={onClose} />}
    </Drawer>
  );
}

function RuleForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('scheduling.availability');
  const formats = useFormats();
  const add = useContractMutation(addAvailability, { invalidates: [listAvailability, readDay], onSuccess: onDone });
  const initialValues: RuleValues = {
    kind: 'slots',
    practitionerId: '',
    weekday: '1',
    starts: '09:00',
    ends: '13:00',
    slotMinutes: 20,
    capacity: 40,
    walkInCapacity: 10,
    validFrom: formats.today(),
  };
  const { form, submit, submitting, problem } = useContractForm(availabilityBody, {
    initialValues,
    toBody,
    onSubmit: (body) => add.mutateAsync({ body }),
  });
  const isSlots = form.values.kind === 'slots';
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PractitionerSelect label={t('practitioner')} {...form.getInputProps('practitionerId')} />
        <Select
          label={t('weekday')}
          data={WEEKDAYS.map((day) => ({ value: day, label: t(`weekdays.${day}`) }))}
          {...form.getInputProps('weekday')}
        />
        <Group grow align="flex-start">
          <TimeInput label={t('starts')} {...form.getInputProps('starts')} />
          <TimeInput label={t('ends')} {...form.getInputProps('ends')} />
        </Group>
        <SegmentedControl
          aria-label={t('kind')}
          data={[
            { value: 'slots', label: t('slots') },
            { value: 'session', label: t('session') },
          ]}
          {...form.getInputProps('kind')}
        />
        {isSlots ? (
          <NumberInput label={t('slotMinutes')} min={5} max={480} {...form.getInputProps('slotMinutes')} />
        ) : (
          <Group grow align="flex-start">
            <NumberInput label={t('capacity')} min={1} max={500} {...form.getInputProps('capacity')} />
            <NumberInput label={t('walkInCapacity')} min={0} max={500} {...form.getInputProps('walkInCapacity')} />
          </Group>
        )}
        <DateInput label={t('validFrom')} {...form.getInputProps('validFrom')} />
        <FormProblem problem={problem} />
        <Button type="submit" loading={submitting}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
