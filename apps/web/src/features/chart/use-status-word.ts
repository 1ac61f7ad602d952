'use client';

import { useTranslations } from 'next-intl';

type Kind = 'medicines' | 'procedures' | 'vaccines' | 'orders' | 'reports';

/** How a status of a kind of record reads. One that has no words yet is shown as it is: it is never left out. */
export function useStatusWord(): (kind: Kind, status: string) => string {
  const t = useTranslations('chart.statuses');
  return (kind, status) => {
    const key = `${kind}.${status}` as 'vaccines.not-done';
    return t.has(key) ? t(key) : status;
  };
}
