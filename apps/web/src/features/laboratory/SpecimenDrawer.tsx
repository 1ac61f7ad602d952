'use client';

import { Alert, Button, Select, Stack, Table, Text, Textarea } from '@mantine/core';
import {
  countLabWork,
  listLabWork,
  type RejectionReason,
  receiveSpecimen,
  rejectionReasons,
  rejectSpecimen,
  type Specimen,
  scanSpecimen,
} from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { FocusedButton } from '@/ui/FocusedButton';
import { useFormats } from '@/ui/formats';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import { PatientCell } from './PatientCell';

const tones: Record<Specimen['status'], StatusTone> = {
  collected: 'open',
  received: 'done',
  rejected: 'attention',
  'entered-in-error': 'ended',
};

interface SpecimenDrawerProps {
  specimenNumber: string | null;
  onClose: () => void;
}

/** One tube: receive it, or reject it with the reason that the next collection needs to know. */
export function SpecimenDrawer({ specimenNumber, onClose }: SpecimenDrawerProps) {
  const t = useTranslations('laboratory.specimen');
  return (
    <RecordDrawer opened={specimenNumber !== null} onClose={onClose} title={t('title')}>
      {specimenNumber && <Tube key={specimenNumber} number={specimenNumber} onClose={onClose} />}
    </RecordDrawer>
  );
}

function Tube({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useTranslations('laboratory.specimen');
  const formats = useFormats();
  const find = useContractMutation(scanSpecimen);
  const { mutate } = find;
  useEffect(() => mutate({ body: { barcode: number } }), [mutate, number]);
  if (find.error) return <ErrorState error={find.error} onRetry={() => mutate({ body: { barcode: number } })} />;
  if (!find.data) return null;
  const { specimen, items } = find.data;
  const facts: [string, string | null][] = [
    [t('type'), [specimen.typeDisplay, specimen.containerDisplay].filter(Boolean).join(' · ')],
    [t('collected'), [formats.dateTime(specimen.collectedAt), specimen.collectedBy].filter(Boolean).join(' · ')],
    [t('received'), specimen.receivedAt && formats.dateTime(specimen.receivedAt)],
    [
      t('rejected'),
      specimen.rejectionReason && [t(`reasons.${specimen.rejectionReason}`), specimen.rejectionNote].filter(Boolean).join(' · '),
    ],
    [t('tests'), specimen.tests.join(', ')],
  ];
  return (
    <Stack>
      {items[0] && <PatientCell patient={items[0].patient} />}
      <div>
        <span className="code">{specimen.accessionNumber}</span>{' '}
        <StatusBadge tone={tones[specimen.status]}>{t(`statuses.${specimen.status}`)}</StatusBadge>
      </div>
      <Table variant="vertical">
        <Table.Tbody>
          {facts.map(([label, value]) =>
            value ? (
              <Table.Tr key={label}>
                <Table.Th w={120}>{label}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ) : null,
          )}
        </Table.Tbody>
      </Table>
      <Acts specimen={specimen} onDone={onClose} />
    </Stack>
  );
}

function Acts({ specimen, onDone }: { specimen: Specimen; onDone: () => void }) {
  const t = useTranslations('laboratory.specimen');
  const messageOf = useProblemMessage();
  const mayReceive = useMay('specimen:receive');
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [note, setNote] = useState('');
  const choices = { invalidates: [listLabWork, countLabWork], onSuccess: onDone };
  const receive = useContractMutation(receiveSpecimen, choices);
  const reject = useContractMutation(rejectSpecimen, choices);
  const failure = receive.error ?? reject.error;
  const step = { params: { id: specimen.id }, body: { version: specimen.version } };
  if (!mayReceive || specimen.status === 'rejected') return null;
  return (
    <Stack gap="xs">
      {failure && <Alert color="red">{messageOf(failure)}</Alert>}
      {specimen.status === 'collected' && !rejecting && (
        <FocusedButton loading={receive.isPending} onClick={() => receive.mutate(step)}>
          {t('receive')}
        </FocusedButton>
      )}
      {!rejecting && (
        <Button variant="light" color="red" onClick={() => setRejecting(true)}>
          {t('reject')}
        </Button>
      )}
      {rejecting && (
        <>
          <Select
            label={t('whyRejected')}
            required
            data={rejectionReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            value={reason}
            onChange={(value) => setReason(value as RejectionReason | null)}
          />
          <Textarea
            label={t('note')}
            maxLength={500}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('rejectMeaning')}
          </Text>
          <Button
            color="red"
            disabled={reason === null}
            loading={reject.isPending}
            onClick={() => reason && reject.mutate({ ...step, body: { ...step.body, reason, note: note.trim() || null } })}
          >
            {t('confirmReject')}
          </Button>
        </>
      )}
    </Stack>
  );
}
