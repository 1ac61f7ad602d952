'use client';

import { Fieldset, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { createPractitioner, listPractitioners } from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useFacility } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { withoutBlanks } from '@/ui/form/form-values';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';
import { PersonFields, personValues } from './PractitionerFields';
import { RoleFields, roleBody, roleValues, useFeeCurrency } from './RoleFields';

/** A practitioner with a first role here, or a referrer from outside. Opens the record afterwards. */
export function NewPractitionerForm({ onDone, onCancel }: { onDone: (id: string) => void; onCancel: () => void }) {
  const t = useTranslations('organisation.practitioners');
  const { name: facility } = useFacility();
  const { today } = useFormats();
  const currency = useFeeCurrency(null);
  const create = useContractMutation(createPractitioner, { invalidates: [listPractitioners] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createPractitioner), {
    initialValues: { ...personValues(null), role: roleValues(null, today()) },
    toBody: ({ role, ...person }) =>
      withoutBlanks(person.outside ? person : { ...person, affiliation: '', role: roleBody(role, currency) }),
    onSubmit: async (body) => onDone((await create.mutateAsync({ body })).id),
  });
  const { outside } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SegmentedControl
          aria-label={t('place')}
          data={[
            { value: 'here', label: t('worksHere', { facility }) },
            { value: 'outside', label: t('refersFromOutside') },
          ]}
          value={outside ? 'outside' : 'here'}
          onChange={(value) => form.setFieldValue('outside', value === 'outside')}
        />
        <PersonFields form={form} />
        {outside ? (
          <TextInput label={t('affiliation')} description={t('affiliationHint')} {...form.getInputProps('affiliation')} />
        ) : (
          <Fieldset legend={t('roleHere', { facility })}>
            <RoleFields propsOf={(field) => form.getInputProps(`role.${field}`)} currency={currency} />
          </Fieldset>
        )}
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('add')} submitting={submitting} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
