'use client';

import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import {
  createDepartment,
  type Department,
  listDepartments,
  setDepartmentActive,
  updateDepartment,
} from '@wardbook/contracts/organisation/facilities';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { ActivationControl } from '@/ui/ActivationControl';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { branchesOf, codeFrom, withDescendants } from './tree';

interface DepartmentFormProps {
  /** Null makes a new one. */
  department: Department | null;
  departments: readonly Department[];
  onDone: () => void;
}

export function DepartmentForm({ department, departments, onDone }: DepartmentFormProps) {
  const t = useTranslations('organisation.departments');
  const mayEdit = useMay('organisation:manage');
  const create = useContractMutation(createDepartment, { invalidates: [listDepartments] });
  const update = useContractMutation(updateDepartment, { invalidates: [listDepartments] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createDepartment), {
    initialValues: {
      name: department?.name ?? '',
      code: department?.code ?? '',
      parentId: department?.parentId ?? null,
      costCentre: department?.costCentre ?? '',
    },
    onSubmit: async (body) => {
      if (department === null) await create.mutateAsync({ body });
      else await update.mutateAsync({ params: { id: department.id }, body: { ...body, version: department.version } });
      onDone();
    },
  });
  const parents = useParents(department, departments);
  const name = form.getInputProps('name');
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('name')}
            placeholder={t('namePlaceholder')}
            data-autofocus
            {...name}
            onBlur={() => department === null && form.values.code === '' && form.setFieldValue('code', codeFrom(form.values.name))}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('code')} description={t('codeHint')} classNames={{ input: 'code' }} {...form.getInputProps('code')} />
            <TextInput label={t('costCentre')} description={t('costCentreHint')} {...form.getInputProps('costCentre')} />
          </SimpleGrid>
          <Select label={t('parent')} placeholder={t('top')} data={parents} searchable clearable {...form.getInputProps('parentId')} />
          <FormProblem problem={problem} />
          {mayEdit && <FormButtons submitLabel={department === null ? t('add') : undefined} submitting={submitting} onCancel={onDone} />}
        </Stack>
      </form>
      {department && mayEdit && (
        <ActivationControl
          endpoint={setDepartmentActive}
          record={department}
          invalidates={[listDepartments]}
          onDone={onDone}
          words={{
            close: t('close'),
            closeTitle: t('closeTitle', { name: department.name }),
            closeMeaning: t('closeMeaning'),
            reopen: t('reopen'),
            closed: t('closed'),
          }}
        />
      )}
    </Stack>
  );
}

/** Everything open but the department itself and what is inside it. */
function useParents(department: Department | null, departments: readonly Department[]) {
  const own = department ? withDescendants(departments, department.id) : new Set<string>();
  return branchesOf(departments.filter(({ active }) => active))
    .filter(({ item }) => !own.has(item.id))
    .map(({ item, path }) => ({ value: item.id, label: path }));
}
