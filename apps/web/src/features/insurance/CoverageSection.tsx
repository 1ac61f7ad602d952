'use client';

import { Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Coverage } from '@wardbook/contracts/insurance/payers';
import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import { CoverageForm } from './CoverageForm';

/** Current coverages by rank, and earlier ones. */
export function CoverageSection({ patient }: { patient: PatientRecord }) {
  const t = useTranslations('insurance.coverage');
  const common = useTranslations('common');
  const mayManage = useMay('coverage:manage');
  const [opened, setOpened] = useState<Coverage | 'new' | null>(null);
  return (
    <Paper p="lg">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('title')}</Title>
          {mayManage && (
            <Button size="sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpened('new')}>
              {t('add')}
            </Button>
          )}
        </Group>
        {patient.coverages.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
        {patient.coverages.map((coverage) => (
          <CoverageLine key={coverage.id} coverage={coverage} {...(mayManage && { onEdit: () => setOpened(coverage) })} />
        ))}
      </Stack>
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={t(opened === 'new' ? 'add' : 'edit')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        {opened !== null && <CoverageForm patient={patient} coverage={opened === 'new' ? null : opened} onDone={() => setOpened(null)} />}
      </Modal>
    </Paper>
  );
}

function CoverageLine({ coverage, onEdit }: { coverage: Coverage; onEdit?: () => void }) {
  const t = useTranslations('insurance.coverage');
  const formats = useFormats();
  const { payerName, planName, memberNumber, rank, coveredPercent, validFrom, validTo, current, status } = coverage;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Text fw={600}>
          {payerName} · {planName}
        </Text>
        <Text size="sm">
          <span className="code">{memberNumber}</span> · {t('share', { percent: formats.number(coveredPercent) })} · {t('rank', { rank })}
        </Text>
        <Text size="sm" c="dimmed">
          {validTo ? t('fromTo', { from: formats.day(validFrom), to: formats.day(validTo) }) : t('since', { from: formats.day(validFrom) })}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <StatusBadge tone={current ? 'done' : 'ended'}>
          {t(current ? 'current' : status === 'active' ? 'notCurrent' : 'cancelled')}
        </StatusBadge>
        {onEdit && (
          <Button size="sm" variant="subtle" onClick={onEdit}>
            {t('edit')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
