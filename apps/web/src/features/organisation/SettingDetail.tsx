'use client';

import { NumberInput, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import type { GetInputPropsReturnType } from '@mantine/form';
import {
  changeSetting,
  listSettingHistory,
  listSettings,
  type SettingState,
  settingsCatalogue,
} from '@wardbook/contracts/organisation/settings';
import { useTranslations } from 'next-intl';
import { Temporal } from 'temporal-polyfill';
import { useContractMutation } from '@/api/mutations';
import { useFacility, useMe } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { SettingHistory } from './SettingHistory';

interface SettingDetailProps {
  setting: SettingState;
  mayEdit: boolean;
  onDone: () => void;
}

/** A decision on one setting, for the organisation or this facility, and everything that was decided before. */
export function SettingDetail({ setting, mayEdit, onDone }: SettingDetailProps) {
  const t = useTranslations('organisation.settings');
  return (
    <Stack gap="lg">
      <Text>{t(`catalogue.${setting.key}.hint`)}</Text>
      {mayEdit && <SettingForm setting={setting} onDone={onDone} />}
      <SettingHistory settingKey={setting.key} />
    </Stack>
  );
}

function SettingForm({ setting, onDone }: { setting: SettingState; onDone: () => void }) {
  const t = useTranslations('organisation.settings');
  const facility = useFacility();
  const { organisation } = useMe();
  const change = useContractMutation(changeSetting, { invalidates: [listSettings, listSettingHistory] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(changeSetting), {
    initialValues: { level: setting.facility?.value == null ? 'organisation' : 'facility', inherit: false, value: setting.value, from: '' },
    toBody: ({ level, inherit, value, from }) => ({
      level,
      value: inherit ? null : value,
      basedOn: (level === 'facility' ? setting.facility : setting.organisation)?.id ?? null,
      ...(from === '' ? {} : { validFrom: instantOf(from, facility.timeZone) }),
    }),
    onSubmit: async (body) => {
      await change.mutateAsync({ params: { key: setting.key }, body });
      onDone();
    },
  });
  const { level, inherit } = form.values;
  const isDecided = (level === 'facility' ? setting.facility : setting.organisation)?.value != null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {setting.perFacility && (
          <SegmentedControl
            aria-label={t('level')}
            data={[
              { value: 'organisation', label: t('forOrganisation', { name: organisation.name }) },
              { value: 'facility', label: t('forFacility', { name: facility.name }) },
            ]}
            {...form.getInputProps('level')}
          />
        )}
        {isDecided && (
          <Switch
            label={t(level === 'facility' ? 'inheritAgain' : 'defaultAgain')}
            {...form.getInputProps('inherit', { type: 'checkbox' })}
          />
        )}
        {!inherit && <ValueField setting={setting} props={form.getInputProps('value')} />}
        <DateTimePicker label={t('from')} placeholder={t('now')} clearable {...form.getInputProps('from')} />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('decide')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}

/** The control that fits the type of the value. */
function ValueField({ setting, props }: { setting: SettingState; props: GetInputPropsReturnType }) {
  const t = useTranslations('organisation.settings');
  const { initial } = settingsCatalogue[setting.key] as { initial: string | number | boolean };
  if (typeof initial === 'boolean') {
    const { value, ...rest } = props;
    return <Switch label={t('on')} checked={value === true} {...rest} />;
  }
  if (typeof initial === 'number') return <NumberInput label={t('value')} data-autofocus allowDecimal={false} {...props} />;
  return <TextInput label={t('value')} data-autofocus {...props} />;
}

/** The picker knows no zone: what was picked is the facility's clock. */
function instantOf(picked: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(picked.replace(' ', 'T')).toZonedDateTime(timeZone).toInstant().toString();
}
