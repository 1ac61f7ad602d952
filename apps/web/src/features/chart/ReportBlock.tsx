'use client';

import { Badge, Group, Spoiler, Text } from '@mantine/core';
import type { ChartReport } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { periodOf, usePeriodWords } from './periods';
import { useStatusWord } from './use-status-word';

const FOLDED_HEIGHT = 96;

/** A report with its words: what was concluded, and the document that came with it. */
export function ReportBlock({ report, folded = false }: { report: ChartReport; folded?: boolean }) {
  const t = useTranslations('chart.reports');
  const formats = useFormats();
  const periodWords = usePeriodWords();
  const statusOf = useStatusWord();
  const words = [report.withdrawn, report.conclusion, report.text].filter((text) => text !== undefined);
  const body = words.map((text) => (
    <Text key={text} size="sm" style={{ whiteSpace: 'pre-wrap' }}>
      {text}
    </Text>
  ));
  return (
    <div>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {report.display}
        </Text>
        <Text size="sm" c="dimmed">
          {report.atPrecision ? periodWords(periodOf(report, formats.calendarDay)) : formats.dateTime(report.at)}
        </Text>
        {report.status !== 'final' && (
          <Badge size="xs" color={report.withdrawn === undefined ? 'amber' : 'red'}>
            {statusOf('reports', report.status)}
          </Badge>
        )}
      </Group>
      {folded && words.length > 0 ? (
        <Spoiler maxHeight={FOLDED_HEIGHT} showLabel={t('more')} hideLabel={t('less')}>
          {body}
        </Spoiler>
      ) : (
        body
      )}
    </div>
  );
}
