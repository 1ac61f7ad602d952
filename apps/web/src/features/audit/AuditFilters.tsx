'use client';

import { Button, Group, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconX } from '@tabler/icons-react';
import { auditActions, listAuditedPeople } from '@wardbook/contracts/audit/entries';
import { useTranslations } from 'next-intl';
import { parseAsIsoDate, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useContractQuery } from '@/api/queries';

type Action = (typeof auditActions)[number];

interface AuditFilterValues {
  userId?: string;
  patientId?: string;
  action?: Action;
  from?: string;
  to?: string;
}

const parsers = {
  userId: parseAsString,
  patientId: parseAsString,
  action: parseAsStringLiteral(auditActions),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
};

type FilterChange = Partial<Record<keyof AuditFilterValues, string | null>>;

/** The filters live in the URL, so that an auditor can send a view to a colleague; ids say nothing to others. */
export function useAuditFilters(): [AuditFilterValues, (change: FilterChange) => void] {
  const [state, setState] = useQueryStates(parsers);
  const values = useMemo(() => {
    const { from, to, ...rest } = state;
    const days = { from: from?.toISOString().slice(0, 10), to: to?.toISOString().slice(0, 10) };
    return Object.fromEntries(Object.entries({ ...rest, ...days }).filter(([, value]) => value)) as AuditFilterValues;
  }, [state]);
  const change = ({ from, to, ...rest }: FilterChange) =>
    void setState({
      ...(rest as Record<string, never>),
      ...(from === undefined ? {} : { from: from === null ? null : new Date(from) }),
      ...(to === undefined ? {} : { to: to === null ? null : new Date(to) }),
    });
  return [values, change];
}

export function AuditFilters({ value, onChange }: { value: AuditFilterValues; onChange: (change: FilterChange) => void }) {
  const t = useTranslations('audit');
  const people = useContractQuery(listAuditedPeople, {}, { staleTime: 60_000 });
  const names = people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t('filters.person')}
        placeholder={t('filters.anybody')}
        data={names}
        value={value.userId ?? null}
        onChange={(userId) => onChange({ userId })}
        searchable
        clearable
      />
      <Select
        label={t('filters.action')}
        placeholder={t('filters.anything')}
        data={auditActions.map((action) => ({ value: action, label: t(`actions.${action}`) }))}
        value={value.action ?? null}
        onChange={(action) => onChange({ action })}
        clearable
      />
      <DateInput label={t('filters.from')} value={value.from ?? null} onChange={(from) => onChange({ from })} maw={160} clearable />
      <DateInput label={t('filters.to')} value={value.to ?? null} onChange={(to) => onChange({ to })} maw={160} clearable />
      {value.patientId && (
        <Button
          variant="light"
          rightSection={<IconX size={14} aria-hidden />}
          title={t('filters.clearPatient')}
          onClick={() => onChange({ patientId: null })}
        >
          {t('filters.aPatient')}
        </Button>
      )}
    </Group>
  );
}
