'use client';

import { Select, type SelectProps } from '@mantine/core';
import { listPractitioners } from '@wardbook/contracts/organisation/practitioners';
import { useContractQuery } from '@/api/queries';

const MOST = 100;

/** Chooses among the practitioners who work in this facility today. */
export function PractitionerSelect(props: Omit<SelectProps, 'data'>) {
  const { data } = useContractQuery(listPractitioners, { query: { place: 'here', active: 'true', limit: MOST } }, { staleTime: 60_000 });
  const choices = data?.items.map((each) => ({ value: each.id, label: each.name })) ?? [];
  return <Select searchable data={choices} {...props} />;
}
