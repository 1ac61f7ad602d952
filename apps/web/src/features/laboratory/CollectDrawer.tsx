'use client';

import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import {
  collectSpecimens,
  countLabWork,
  type LabWorkItem,
  listLabWork,
  printSpecimenLabels,
  type Specimen,
} from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractList } from '@/api/queries';
import { FocusedButton } from '@/ui/FocusedButton';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge } from '@/ui/StatusBadge';
import { PatientCell } from './PatientCell';

interface CollectDrawerProps {
  /** The request that was opened; everything else that the same patient gives blood for comes with it. */
  item: LabWorkItem | null;
  onClose: () => void;
}

/** One puncture for all that waits: tubes are made from the chosen requests, and their labels printed. */
export function CollectDrawer({ item, onClose }: CollectDrawerProps) {
  const t = useTranslations('laboratory.collect');
  return (
    <RecordDrawer opened={item !== null} onClose={onClose} title={t('title')}>
      {item && <Collection key={item.id} item={item} onClose={onClose} />}
    </RecordDrawer>
  );
}

function Collection({ item, onClose }: { item: LabWorkItem; onClose: () => void }) {
  const t = useTranslations('laboratory.collect');
  const messageOf = useProblemMessage();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<Specimen[]>([]);
  const { rows } = useContractList(listLabWork, { query: { tab: 'to-collect', patientId: item.patient.id, limit: 50 } });
  const collect = useContractMutation(collectSpecimens, {
    invalidates: [listLabWork, countLabWork],
    onSuccess: ({ specimens }) => setTaken(specimens),
  });
  const chosen = rows.filter(({ id, awaitingPayment }) => !left.has(id) && !awaitingPayment);
  const toggle = (id: string) => setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  if (taken.length > 0) return <Labels patient={item.patient} specimens={taken} onClose={onClose} />;
  return (
    <Stack>
      <PatientCell patient={item.patient} />
      <Text c="dimmed">{t('ask')}</Text>
      <Stack gap="xs">
        {rows.map((row) => (
          <Checkbox
            key={row.id}
            label={row.test.name}
            description={
              <Group gap="xs" component="span">
                <span>{row.test.container ?? row.test.specimenType}</span>
                {row.awaitingPayment && <StatusBadge tone="attention">{t('awaitingPayment')}</StatusBadge>}
              </Group>
            }
            disabled={row.awaitingPayment}
            checked={!left.has(row.id) && !row.awaitingPayment}
            onChange={() => toggle(row.id)}
          />
        ))}
      </Stack>
      {collect.error && <Alert color="red">{messageOf(collect.error)}</Alert>}
      <Button
        disabled={chosen.length === 0}
        loading={collect.isPending}
        onClick={() => collect.mutate({ body: { workItemIds: chosen.map(({ id }) => id) } })}
      >
        {t('collect', { count: chosen.length })}
      </Button>
    </Stack>
  );
}

interface LabelsProps {
  patient: LabWorkItem['patient'];
  specimens: readonly Specimen[];
  onClose: () => void;
}

/** The tubes are labelled beside the patient, whose name is compared with the label. */
function Labels({ patient, specimens, onClose }: LabelsProps) {
  const t = useTranslations('laboratory.collect');
  const documents = useDocuments();
  const messageOf = useProblemMessage();
  const [failure, setFailure] = useState<unknown>(null);
  const print = (ids: string[]) => {
    setFailure(null);
    documents.open(printSpecimenLabels, { query: { ids } }).catch(setFailure);
  };
  return (
    <Stack>
      <PatientCell patient={patient} />
      <Text fw={600}>{t('labels', { count: specimens.length })}</Text>
      {specimens.map((specimen) => (
        <Group key={specimen.id} justify="space-between" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <span className="code">{specimen.accessionNumber}</span>
            <Text size="sm" c="dimmed">
              {[specimen.containerDisplay ?? specimen.typeDisplay, ...specimen.tests].join(' · ')}
            </Text>
          </div>
          <Button
            size="sm"
            variant="default"
            miw="max-content"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => print([specimen.id])}
          >
            {t('printLabel')}
          </Button>
        </Group>
      ))}
      {failure !== null && <Alert color="red">{messageOf(failure)}</Alert>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('done')}
        </Button>
        <FocusedButton leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print(specimens.map(({ id }) => id))}>
          {t('printAll', { count: specimens.length })}
        </FocusedButton>
      </Group>
    </Stack>
  );
}
