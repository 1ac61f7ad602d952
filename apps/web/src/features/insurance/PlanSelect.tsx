'use client';

import { Select, type SelectProps } from '@mantine/core';
import { listPayers } from '@wardbook/contracts/insurance/payers';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';

/** A plan, found by its name or its payer's. */
export function PlanSelect(props: SelectProps) {
  const t = useTranslations('insurance.coverage');
  const payers = useContractQuery(listPayers, { query: { limit: 100 } }, { staleTime: 60_000 });
  const data = (payers.data?.items ?? []).map(({ name, plans }) => ({
    group: name,
    items: plans.filter(({ active }) => active).map((plan) => ({ value: plan.id, label: `${name} · ${plan.name}` })),
  }));
  return <Select label={t('plan')} data={data} searchable nothingFoundMessage={t('noPlan')} {...props} />;
}
