'use client';

import { Paper, Stack } from '@mantine/core';
import { IconReportMedical } from '@tabler/icons-react';
import type { ChartReport } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/EmptyState';
import { ReportBlock } from './ReportBlock';

/** Every report, newest first: of the laboratory, of imaging, and the documents of other systems. */
export function ReportsSection({ reports }: { reports: readonly ChartReport[] }) {
  const t = useTranslations('chart.reports');
  if (reports.length === 0) return <EmptyState icon={<IconReportMedical />} title={t('empty')} hint={t('emptyHint')} />;
  return (
    <Stack>
      {reports.map((report) => (
        <Paper key={report.id} withBorder p="md" style={{ contentVisibility: 'auto', containIntrinsicSize: 'auto 80px' }}>
          <ReportBlock report={report} />
        </Paper>
      ))}
    </Stack>
  );
}
