'use client';

import { Table, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';

interface HiddenHeaderProps {
  w?: number;
  /** What the column holds; "Actions" when left out. */
  children?: string;
}

/** The head of a column that eyes understand without one, such as the buttons of a row: screen readers are told. */
export function HiddenHeader({ w, children }: HiddenHeaderProps) {
  const t = useTranslations('common');
  return (
    <Table.Th scope="col" role="columnheader" {...(w ? { w } : {})}>
      <VisuallyHidden>{children ?? t('actions')}</VisuallyHidden>
    </Table.Th>
  );
}
