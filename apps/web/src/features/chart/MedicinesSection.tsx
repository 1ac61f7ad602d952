'use client';

import { Badge, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconPill } from '@tabler/icons-react';
import type { ChartMedication } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { periodOf, usePeriodWords } from './periods';

/** What is taken now, then what was taken. */
export function MedicinesSection({ medications }: { medications: readonly ChartMedication[] }) {
  const t = useTranslations('chart.medicines');
  const formats = useFormats();
  const today = formats.today();
  const isCurrent = ({ status, endsOn }: ChartMedication) => ['active', 'on-hold'].includes(status) && (!endsOn || endsOn >= today);
  const current = medications.filter(isCurrent);
  const former = medications.filter((each) => !isCurrent(each));
  if (medications.length === 0) return <EmptyState icon={<IconPill />} title={t('empty')} hint={t('emptyHint')} />;
  return (
    <Stack>
      {current.length > 0 && <MedicineTable title={t('current')} rows={current} />}
      {former.length > 0 && <MedicineTable title={t('former')} rows={former} />}
    </Stack>
  );
}

function MedicineTable({ title, rows }: { title: string; rows: readonly ChartMedication[] }) {
  const t = useTranslations('chart.medicines');
  const formats = useFormats();
  const periodWords = usePeriodWords();
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('medicine')}</Table.Th>
            <Table.Th>{t('prescribed')}</Table.Th>
            <Table.Th>{t('prescriber')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                {row.display}
                <Text size="xs" c="dimmed">
                  {[row.dosage, row.reason].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{periodWords(periodOf(row, formats.calendarDay))}</Table.Td>
              <Table.Td>{row.prescriber}</Table.Td>
              <Table.Td>
                <Badge color="gray">
                  {t.has(`statuses.${row.status}` as 'statuses.active') ? t(`statuses.${row.status}` as 'statuses.active') : row.status}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
