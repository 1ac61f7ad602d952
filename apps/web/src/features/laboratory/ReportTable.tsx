'use client';

import { Table, Text } from '@mantine/core';
import type { LabReport } from '@wardbook/contracts/laboratory-results';
import { isAbnormal, isCritical } from '@wardbook/contracts/laboratory-rules';
import { useTranslations } from 'next-intl';
import { FlagMark } from './FlagMark';
import { rangeOfResult, valueText } from './words';

/** A released report as a table, with what an amendment has replaced below. */
export function ReportTable({ report }: { report: LabReport }) {
  const t = useTranslations('laboratory');
  return (
    <>
      <Table aria-label={report.name} className="tabular">
        <Table.Tbody>
          {report.results.map((result) => (
            <Table.Tr key={result.id}>
              <Table.Th scope="row" fw={400} w="34%">
                {result.display}
              </Table.Th>
              <Table.Td ta={result.valueKind === 'text' ? 'start' : 'end'}>
                <Text component="span" fw={isAbnormal(result.flag) ? 600 : 400} {...(isCritical(result.flag) ? { c: 'red' } : {})}>
                  {valueText(result)}
                </Text>
              </Table.Td>
              <Table.Td>{result.unitDisplay}</Table.Td>
              <Table.Td>
                <FlagMark flag={result.flag} />
              </Table.Td>
              <Table.Td c="dimmed" className="nowrap">
                {rangeOfResult(result)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {report.conclusion && <Text mt="xs">{report.conclusion}</Text>}
      {report.superseded.map((old) => (
        <Text key={old.id} size="sm" c="dimmed" mt={4}>
          {t('inbox.replaced', { display: old.display, value: [valueText(old), old.unitDisplay].filter(Boolean).join(' ') })}
        </Text>
      ))}
    </>
  );
}
