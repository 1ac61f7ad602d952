'use client';

import { Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getMe } from '@wardbook/contracts/identity/sessions';
import {
  createFacility,
  type Facility,
  listFacilities,
  setFacilityActive,
  updateFacility,
} from '@wardbook/contracts/organisation/facilities';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useContractMutation } from '@/api/mutations';
import { invalidate } from '@/api/queries';
import { setUpChoices, useFacility, useMay } from '@/features/identity';
import { ActivationControl } from '@/ui/ActivationControl';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { FacilityFields, ModuleFields } from './FacilityFields';
import { facilityValues } from './facility-values';

interface FacilityFormProps {
  /** Null opens a new one. */
  facility: Facility | null;
  onDone: () => void;
}

/** What a facility is, how it is reached, and which modules it uses. */
export function FacilityForm({ facility, onDone }: FacilityFormProps) {
  const t = useTranslations('organisation.facilities');
  const locale = useLocale();
  const here = useFacility();
  const mayEdit = useMay('organisation:manage');
  const client = useQueryClient();
  const choices = useMemo(() => setUpChoices(locale), [locale]);
  const create = useContractMutation(createFacility, { invalidates: [listFacilities] });
  const update = useContractMutation(updateFacility, { invalidates: [listFacilities] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createFacility), {
    initialValues: facilityValues(facility, here),
    onSubmit: async ({ code, currency, ...details }) => {
      if (facility === null) await create.mutateAsync({ body: { code, currency, ...details } });
      else await update.mutateAsync({ params: { id: facility.id }, body: { ...details, version: facility.version } });
      // The switch of facilities and the navigation follow from who one is.
      await invalidate(client, [getMe]);
      onDone();
    },
  });
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          <FacilityFields form={form} choices={choices} isNew={facility === null} />
          <ModuleFields form={form} />
          <FormProblem problem={problem} />
          {mayEdit && <FormButtons submitLabel={facility === null ? t('add') : undefined} submitting={submitting} onCancel={onDone} />}
        </Stack>
      </form>
      {facility && mayEdit && (
        <ActivationControl
          endpoint={setFacilityActive}
          record={facility}
          invalidates={[listFacilities, getMe]}
          onDone={onDone}
          words={{
            close: t('close'),
            closeTitle: t('closeTitle', { name: facility.name }),
            closeMeaning: t('closeMeaning'),
            reopen: t('reopen'),
            closed: t('closed'),
          }}
        />
      )}
    </Stack>
  );
}
