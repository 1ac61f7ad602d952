'use client';

import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { Permission } from '@wardbook/contracts/core/permissions';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { createRole, listRoles, type Role, setRoleActive, updateRole } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { ActivationControl } from '@/ui/ActivationControl';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { PermissionChoice } from './PermissionChoice';

interface RoleFormProps {
  /** Null makes a new one. */
  role: Role | null;
  roles: readonly Role[];
  mayEdit: boolean;
  onDone: () => void;
}

const changed = [listRoles, getMe];

export function RoleForm({ role, roles, mayEdit, onDone }: RoleFormProps) {
  const t = useTranslations('identity.roles');
  const create = useContractMutation(createRole, { invalidates: changed });
  const update = useContractMutation(updateRole, { invalidates: changed });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createRole), {
    initialValues: {
      name: role?.name ?? '',
      code: role?.code ?? '',
      description: role?.description ?? '',
      permissions: role?.permissions ?? ([] as Permission[]),
    },
    onSubmit: async ({ code, ...details }) => {
      if (role === null) await create.mutateAsync({ body: { code, ...details } });
      else await update.mutateAsync({ params: { id: role.id }, body: { ...details, version: role.version } });
      onDone();
    },
  });
  const copyFrom = (id: string | null) => form.setFieldValue('permissions', roles.find((one) => one.id === id)?.permissions ?? []);
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t('name')}
              data-autofocus
              {...form.getInputProps('name')}
              onBlur={() => role === null && form.values.code === '' && form.setFieldValue('code', codeOf(form.values.name))}
            />
            <TextInput label={t('code')} classNames={{ input: 'code' }} disabled={role !== null} {...form.getInputProps('code')} />
          </SimpleGrid>
          <Textarea label={t('description')} autosize minRows={1} {...form.getInputProps('description')} />
          {role === null && (
            <Select
              label={t('startFrom')}
              placeholder={t('nothing')}
              data={roles.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
              clearable
              onChange={copyFrom}
            />
          )}
          <PermissionChoice
            value={form.values.permissions}
            onChange={(next) => form.setFieldValue('permissions', next)}
            disabled={!mayEdit}
          />
          <FormProblem problem={problem} />
          {mayEdit && <FormButtons submitLabel={role === null ? t('add') : undefined} submitting={submitting} onCancel={onDone} />}
        </Stack>
      </form>
      {role && !role.builtIn && mayEdit && (
        <ActivationControl
          endpoint={setRoleActive}
          record={role}
          invalidates={changed}
          onDone={onDone}
          words={{
            close: t('retire'),
            closeTitle: t('retireTitle', { name: role.name }),
            closeMeaning: t('retireMeaning'),
            reopen: t('bringBack'),
            closed: t('isRetired'),
          }}
        />
      )}
    </Stack>
  );
}

function codeOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 40);
}
