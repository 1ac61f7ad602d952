'use client';

import { Alert, Table, Text } from '@mantine/core';
import type { LabReport } from '@wardbook/contracts/laboratory/reports';
import { isAbnormal, isCritical } from '@wardbook/contracts/laboratory/rules';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { FlagMark } from './FlagMark';
import { SupersededList } from './Superseded';
import { rangeOfResult, valueText } from './words';

/** A released report as a table, with what an amendment has replaced below. */
export function ReportTable({ report }: { report: LabReport }) {
  const t = useTranslations('laboratory.inbox');
  const formats = useFormats();
  return (
    <>
      {report.withdrawn && (
        <Alert color="red" mb="xs" title={t('withdrawn')}>
          {t('withdrawnBy', {
            reason: report.withdrawn.reason,
            by: report.withdrawn.by ?? '',
            when: formats.dateTime(report.withdrawn.at),
          })}
        </Alert>
      )}
      <Table aria-label={report.name} className="tabular" layout="fixed">
        <Table.Tbody>
          {report.results.map((result) => (
            <Table.Tr key={result.id}>
              <Table.Th scope="row" fw={400} w="32%">
                {result.display}
              </Table.Th>
              <Table.Td ta={result.valueKind === 'text' ? 'start' : 'end'}>
                <Text
                  component="span"
                  fz="inherit"
                  fw={isAbnormal(result.flag) ? 600 : 400}
                  {...(isCritical(result.flag) ? { c: 'red' } : {})}
                >
                  {valueText(result)}
                </Text>
              </Table.Td>
              <Table.Td w="14%" className="nowrap">
                {result.unitDisplay}
              </Table.Td>
              <Table.Td w="16%">
                <FlagMark flag={result.flag} />
              </Table.Td>
              <Table.Td w="18%" c="dimmed" className="nowrap">
                <bdi dir="ltr">{rangeOfResult(result)}</bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {report.conclusion && !report.withdrawn && <Text mt="xs">{report.conclusion}</Text>}
      <SupersededList values={report.superseded} />
    </>
  );
}
