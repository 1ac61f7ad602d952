'use client';

import { Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { createService, listServices, listTaxCodes, type ServiceItem, updateService } from '@wardbook/contracts/billing/prices';
import { listDepartments } from '@wardbook/contracts/organisation/facilities';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

const ownKinds = ['consultation', 'procedure', 'bed', 'other'] as const;

/** What a service is, for a new one or an existing one. */
export function ServiceForm({ service, onDone }: { service: ServiceItem | null; onDone: () => void }) {
  return service ? <EditForm service={service} onDone={onDone} /> : <NewForm onDone={onDone} />;
}

function useChoices() {
  const departments = useContractQuery(listDepartments, {}, { staleTime: 60_000 });
  const taxes = useContractQuery(listTaxCodes, {}, { staleTime: 60_000 });
  return {
    departments: (departments.data?.items ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
    taxes: (taxes.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` })),
  };
}

function NewForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('billing.prices');
  const { departments, taxes } = useChoices();
  const create = useContractMutation(createService, { invalidates: [listServices] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createService), {
    initialValues: {
      code: '',
      name: '',
      kind: 'procedure' as string,
      departmentId: null as string | null,
      taxCodeId: null as string | null,
      unitPrice: '',
    },
    toBody: ({ unitPrice, ...values }) => ({ ...values, ...(unitPrice.trim() ? { unitPrice } : {}) }),
    onSubmit: async (body) => {
      await create.mutateAsync({ body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('code')} className="code" {...form.getInputProps('code')} />
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={ownKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <Select
            label={t('department')}
            placeholder={t('ownDepartment')}
            clearable
            searchable
            data={departments}
            {...form.getInputProps('departmentId')}
          />
          <Select label={t('tax')} placeholder={t('noTax')} clearable data={taxes} {...form.getInputProps('taxCodeId')} />
          <TextInput label={t('unitPrice')} inputMode="decimal" {...form.getInputProps('unitPrice')} />
        </SimpleGrid>
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('create')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}

function EditForm({ service, onDone }: { service: ServiceItem; onDone: () => void }) {
  const t = useTranslations('billing.prices');
  const mayManage = useMay('price:manage');
  const { departments, taxes } = useChoices();
  const update = useContractMutation(updateService, { invalidates: [listServices] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(updateService), {
    initialValues: { name: service.name, departmentId: service.departmentId, taxCodeId: service.taxCodeId, active: service.active },
    toBody: (values) => ({ ...values, version: service.version }),
    onSubmit: async (body) => {
      await update.mutateAsync({ params: { id: service.id }, body });
      onDone();
    },
  });
  const fromCatalogue = service.sourceKind !== null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          <span className="code">{service.code}</span>
          {` · ${t(`kinds.${service.kind}`)}`}
          {fromCatalogue && ` · ${t('fromCatalogue')}`}
        </Text>
        {!fromCatalogue && <TextInput label={t('name')} disabled={!mayManage} {...form.getInputProps('name')} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('department')}
            placeholder={t('ownDepartment')}
            clearable
            searchable
            disabled={!mayManage}
            data={departments}
            {...form.getInputProps('departmentId')}
          />
          <Select
            label={t('tax')}
            placeholder={t('noTax')}
            clearable
            disabled={!mayManage}
            data={taxes}
            {...form.getInputProps('taxCodeId')}
          />
        </SimpleGrid>
        {!fromCatalogue && <Switch label={t('active')} disabled={!mayManage} {...form.getInputProps('active', { type: 'checkbox' })} />}
        <FormProblem problem={problem} />
        {mayManage && <FormButtons submitLabel={t('save')} submitting={submitting} onCancel={onDone} />}
      </Stack>
    </form>
  );
}
