'use client';

import { Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import {
  createLocation,
  type Department,
  type Location,
  type LocationKind,
  listDepartments,
  listLocations,
  locationKinds,
  setLocationActive,
  updateLocation,
} from '@wardbook/contracts/organisation/facilities';
import { mayHold } from '@wardbook/contracts/organisation/location-nesting';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { ActivationControl } from '@/ui/ActivationControl';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { withoutBlanks } from '@/ui/form/form-values';
import { useContractForm } from '@/ui/form/use-contract-form';
import { type LocationValues, locationValues } from './location-values';
import { SeriesFields } from './SeriesFields';
import { branchesOf, codeFrom, withDescendants } from './tree';

interface LocationFormProps {
  /** Null makes a new one. */
  location: Location | null;
  /** Where the new one stands. */
  inside: string | null;
  locations: readonly Location[];
  departments: readonly Department[];
  onDone: () => void;
}

const changed = [listLocations, listDepartments];

export function LocationForm({ location, inside, locations, departments, onDone }: LocationFormProps) {
  const t = useTranslations('organisation.locations');
  const mayEdit = useMay('organisation:manage');
  const create = useContractMutation(createLocation, { invalidates: changed });
  const update = useContractMutation(updateLocation, { invalidates: changed });
  const parent = locations.find(({ id }) => id === inside);
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createLocation), {
    initialValues: locationValues(location, parent),
    toBody: ({ many, series, ...values }) => withoutBlanks({ ...values, ...(many ? { series } : {}) }),
    onSubmit: async ({ kind, series, ...details }) => {
      if (location === null) await create.mutateAsync({ body: { kind, ...details, ...(series ? { series } : {}) } });
      else await update.mutateAsync({ params: { id: location.id }, body: { ...details, version: location.version } });
      onDone();
    },
  });
  const { kind, many } = form.values;
  const kinds = location ? [location.kind] : locationKinds.filter((one) => mayHold(kindOf(form.values.parentId, locations), one));
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Select
            label={t('parent')}
            placeholder={t('top')}
            data={placesFor(kind, location, locations)}
            searchable
            clearable
            {...form.getInputProps('parentId')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('kind')}
              data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              disabled={location !== null}
              allowDeselect={false}
              {...form.getInputProps('kind')}
            />
            <Select
              label={t('department')}
              placeholder={t('noDepartment')}
              data={branchesOf(departments.filter(({ active }) => active)).map(({ item, path }) => ({ value: item.id, label: path }))}
              searchable
              clearable
              {...form.getInputProps('departmentId')}
            />
            <TextInput
              label={many ? t('namePrefix') : t('name')}
              data-autofocus
              {...form.getInputProps('name')}
              onBlur={() =>
                location === null && form.values.code === '' && form.setFieldValue('code', suggestedCode(form.values, locations))
              }
            />
            <TextInput label={many ? t('codePrefix') : t('code')} classNames={{ input: 'code' }} {...form.getInputProps('code')} />
          </SimpleGrid>
          {location === null && <Switch label={t('many')} {...form.getInputProps('many', { type: 'checkbox' })} />}
          {many && <SeriesFields form={form} />}
          <FormProblem problem={problem} />
          {mayEdit && <FormButtons submitLabel={location === null ? t('add') : undefined} submitting={submitting} onCancel={onDone} />}
        </Stack>
      </form>
      {location && mayEdit && <Activation location={location} onDone={onDone} />}
    </Stack>
  );
}

function Activation({ location, onDone }: { location: Location; onDone: () => void }) {
  const t = useTranslations('organisation.locations');
  const words = {
    close: t('close'),
    closeTitle: t('closeTitle', { name: location.name }),
    closeMeaning: t('closeMeaning'),
    reopen: t('reopen'),
    closed: t('closed'),
  };
  return <ActivationControl endpoint={setLocationActive} record={location} invalidates={changed} onDone={onDone} words={words} />;
}

/** Rooms and beds are called alike in every ward, so their codes begin with the ward's. */
function suggestedCode({ kind, name, parentId }: LocationValues, locations: readonly Location[]): string {
  const around = locations.find(({ id }) => id === parentId);
  const own = codeFrom(name);
  return own !== '' && around && (kind === 'room' || kind === 'bed') ? `${around.code}-${own}`.slice(0, 16) : own;
}

function kindOf(id: string | null, locations: readonly Location[]): LocationKind | null {
  return locations.find((one) => one.id === id)?.kind ?? null;
}

/** The open places in which one of this kind may stand, without itself and what is inside it. */
function placesFor(kind: LocationKind, location: Location | null, locations: readonly Location[]) {
  const own = location ? withDescendants(locations, location.id) : new Set<string>();
  return branchesOf(locations.filter(({ active }) => active))
    .filter(({ item }) => !own.has(item.id) && (location === null ? item.kind !== 'bed' : mayHold(item.kind, kind)))
    .map(({ item, path }) => ({ value: item.id, label: path }));
}
