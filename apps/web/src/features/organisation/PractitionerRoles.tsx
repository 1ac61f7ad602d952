'use client';

import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import {
  addPractitionerRole,
  getPractitioner,
  listPractitioners,
  type Practitioner,
  type PractitionerRole,
  updatePractitionerRole,
} from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useFacility } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { withoutBlanks } from '@/ui/form/form-values';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import { Licence } from './practitioner-columns';
import { RoleFields, roleBody, roleValues, useFeeCurrency } from './RoleFields';

const changed = [listPractitioners, getPractitioner];

/** A practitioner's current and past roles in every facility; only those of this facility can be changed here. */
export function PractitionerRoles({ practitioner, mayEdit }: { practitioner: Practitioner; mayEdit: boolean }) {
  const t = useTranslations('organisation.practitioners');
  const { id: here } = useFacility();
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const done = () => setEdited(null);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>{t('roles')}</Title>
        {mayEdit && edited !== 'new' && (
          <Button variant="subtle" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {t('addRole')}
          </Button>
        )}
      </Group>
      {edited === 'new' && <RoleForm practitionerId={practitioner.id} held={null} onDone={done} />}
      {practitioner.roles.length === 0 && edited === null && <Text c="dimmed">{t('noRoles')}</Text>}
      {practitioner.roles.map((role) =>
        edited === role.id ? (
          <RoleForm key={role.id} practitionerId={practitioner.id} held={role} onDone={done} />
        ) : (
          <RoleLine key={role.id} role={role} onEdit={mayEdit && role.facility.id === here ? () => setEdited(role.id) : undefined} />
        ),
      )}
    </Stack>
  );
}

function RoleLine({ role, onEdit }: { role: PractitionerRole; onEdit: (() => void) | undefined }) {
  const t = useTranslations('organisation.practitioners');
  const { day, today, unitPrice } = useFormats();
  const isOver = role.validTo !== null && role.validTo < today();
  const what = [t(`professions.${role.profession}`), role.speciality, role.department?.name].filter(Boolean).join(' · ');
  const period = role.validTo
    ? t('fromTo', { from: day(role.validFrom), to: day(role.validTo) })
    : t('since', { from: day(role.validFrom) });
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{what}</Text>
          <Text size="sm" c="dimmed">
            {role.facility.name} · {period}
          </Text>
          <Text size="sm" component="div">
            <Licence role={role} /> {role.fee !== null && unitPrice(role.fee, role.feeCurrency ?? undefined)}
          </Text>
        </div>
        <Group gap="xs">
          {isOver && <StatusBadge tone="ended">{t('over')}</StatusBadge>}
          {onEdit && (
            <Button variant="default" size="compact-sm" onClick={onEdit}>
              {t('editRole')}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

function RoleForm({ practitionerId, held, onDone }: { practitionerId: string; held: PractitionerRole | null; onDone: () => void }) {
  const t = useTranslations('organisation.practitioners');
  const { today } = useFormats();
  const currency = useFeeCurrency(held);
  const add = useContractMutation(addPractitionerRole, { invalidates: changed });
  const update = useContractMutation(updatePractitionerRole, { invalidates: changed });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(addPractitionerRole), {
    initialValues: roleValues(held, today()),
    toBody: (values) => withoutBlanks(roleBody(values, currency)),
    onSubmit: async (body) => {
      if (held === null) await add.mutateAsync({ params: { id: practitionerId }, body });
      else await update.mutateAsync({ params: { id: practitionerId, roleId: held.id }, body: { ...body, version: held.version } });
      onDone();
    },
  });
  return (
    <Paper p="sm">
      <form onSubmit={submit} noValidate>
        <Stack>
          <RoleFields propsOf={(field) => form.getInputProps(field)} currency={currency} />
          <FormProblem problem={problem} />
          <FormButtons submitLabel={held === null ? t('addRole') : undefined} submitting={submitting} onCancel={onDone} />
        </Stack>
      </form>
    </Paper>
  );
}
