'use client';

import { Alert, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import {
  getPractitioner,
  listPractitioners,
  type Practitioner,
  setPractitionerActive,
  updatePractitioner,
} from '@wardbook/contracts/organisation/practitioners';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { ActivationControl } from '@/ui/ActivationControl';
import { ErrorState } from '@/ui/ErrorState';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { withoutBlanks } from '@/ui/form/form-values';
import { useContractForm } from '@/ui/form/use-contract-form';
import { PersonFields, personValues } from './PractitionerFields';
import { PractitionerRoles } from './PractitionerRoles';

const changed = [listPractitioners, getPractitioner];

/** One practitioner: who they are, what they do and did, and whether they can sign in. */
export function PractitionerRecord({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTranslations('organisation.practitioners');
  const mayEdit = useMay('practitioner:manage');
  const { data: practitioner, error, refetch } = useContractQuery(getPractitioner, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!practitioner) return <Skeleton height={320} />;
  return (
    <Stack gap="lg">
      <PersonForm key={practitioner.version} practitioner={practitioner} mayEdit={mayEdit} onDone={onDone} />
      {!practitioner.outside && <PractitionerRoles practitioner={practitioner} mayEdit={mayEdit} />}
      <SignIn of={practitioner} />
      {mayEdit && (
        <ActivationControl
          endpoint={setPractitionerActive}
          record={practitioner}
          invalidates={changed}
          onDone={onDone}
          words={{
            close: t('leave'),
            closeTitle: t('leaveTitle', { name: practitioner.name }),
            closeMeaning: t('leaveMeaning'),
            reopen: t('returns'),
            closed: t('left'),
          }}
        />
      )}
    </Stack>
  );
}

function PersonForm({ practitioner, mayEdit, onDone }: { practitioner: Practitioner; mayEdit: boolean; onDone: () => void }) {
  const t = useTranslations('organisation.practitioners');
  const update = useContractMutation(updatePractitioner, { invalidates: changed });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(updatePractitioner), {
    initialValues: personValues(practitioner),
    toBody: (values) => withoutBlanks({ ...values, version: practitioner.version }),
    onSubmit: (body) => update.mutateAsync({ params: { id: practitioner.id }, body }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PersonFields form={form} />
        {form.values.outside && <TextInput label={t('affiliation')} {...form.getInputProps('affiliation')} />}
        {form.values.outside && mayEdit && (
          <Group>
            <Button variant="subtle" size="sm" onClick={() => form.setFieldValue('outside', false)}>
              {t('nowWorksHere')}
            </Button>
          </Group>
        )}
        <FormProblem problem={problem} />
        {mayEdit && form.isDirty() && <FormButtons submitting={submitting} onCancel={onDone} />}
      </Stack>
    </form>
  );
}

/** Giving care does not need an account; who needs one gets it on the users' page. */
function SignIn({ of }: { of: Practitioner }) {
  const t = useTranslations('organisation.practitioners');
  const facility = useFacility();
  const mayManage = useMay('user:manage');
  const users = facility.path('/admin/users');
  const to = of.userId ? `${users}?user=${of.userId}` : `${users}?person=${of.personId}`;
  return (
    <Alert color="gray" icon={<IconKey aria-hidden />} title={of.userId ? t('canSignIn') : t('cannotSignIn')}>
      <Text size="sm">{of.userId ? t('canSignInHint') : t('cannotSignInHint')}</Text>
      {mayManage && of.active && (
        <Button component={Link} href={to} variant="default" size="sm" mt="xs">
          {of.userId ? t('openUser') : t('giveSignIn')}
        </Button>
      )}
    </Alert>
  );
}
