'use client';

import { Select, type SelectProps } from '@mantine/core';
import { usePractitioners } from './use-practitioners';

/** Chooses among the practitioners who work in this facility today. */
export function PractitionerSelect(props: Omit<SelectProps, 'data'>) {
  const choices = usePractitioners().map(({ id, name }) => ({ value: id, label: name }));
  return <Select searchable data={choices} {...props} />;
}
