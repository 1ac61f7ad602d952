'use client';

import { Alert, Button, Checkbox, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { getLabWork, recordCriticalCall } from '@wardbook/contracts/laboratory/results';
import { isCritical } from '@wardbook/contracts/laboratory/rules';
import { countLabWork, type LabWorkItem, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { FlagMark } from './FlagMark';
import { PatientCell } from './PatientCell';
import { valueText } from './words';

interface CriticalCallModalProps {
  item: Pick<LabWorkItem, 'id' | 'patient' | 'test'> | null;
  onClose: () => void;
}

/** The read-back form: what is read out, who heard it, and that they repeated it. */
export function CriticalCallModal({ item, onClose }: CriticalCallModalProps) {
  const t = useTranslations('laboratory.critical');
  const common = useTranslations('common');
  return (
    <Modal opened={item !== null} onClose={onClose} title={t('formTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      {item && <CallForm key={item.id} item={item} onClose={onClose} />}
    </Modal>
  );
}

function CallForm({ item, onClose }: { item: NonNullable<CriticalCallModalProps['item']>; onClose: () => void }) {
  const t = useTranslations('laboratory.critical');
  const messageOf = useProblemMessage();
  const [toldName, setToldName] = useState('');
  const [toldRole, setToldRole] = useState('');
  const [readBack, setReadBack] = useState(false);
  const record = useContractMutation(recordCriticalCall, { invalidates: [countLabWork, listLabWork, getLabWork], onSuccess: onClose });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (record.isPending || !readBack) return;
    record.mutate({ params: { id: item.id }, body: { toldName, toldRole: toldRole.trim() || null, readBack: true } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PatientCell patient={item.patient} />
        <CriticalValues id={item.id} />
        <TextInput
          label={t('toldName')}
          required
          data-autofocus
          value={toldName}
          onChange={(event) => setToldName(event.currentTarget.value)}
        />
        <TextInput label={t('toldRole')} value={toldRole} onChange={(event) => setToldRole(event.currentTarget.value)} />
        <Checkbox label={t('readBack')} checked={readBack} onChange={(event) => setReadBack(event.currentTarget.checked)} />
        {record.error && <Alert color="red">{messageOf(record.error)}</Alert>}
        <Group justify="flex-end">
          <Button type="submit" loading={record.isPending} disabled={!readBack || toldName.trim() === ''}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CriticalValues({ id }: { id: string }) {
  const t = useTranslations('laboratory.critical');
  const { data } = useContractQuery(getLabWork, { params: { id } });
  const rows = (data?.rows ?? []).flatMap(({ current, released, display }) => {
    const value = current ?? released;
    return value && (isCritical(value.flag) || value.correctsCritical) ? [{ display, value }] : [];
  });
  if (data?.status === 'to-collect') return <Text fw={600}>{t('withdrawn')}</Text>;
  return (
    <Table>
      <Table.Tbody>
        {rows.map(({ display, value }) => (
          <Table.Tr key={display}>
            <Table.Td fw={600}>{display}</Table.Td>
            <Table.Td>
              {valueText(value)} {value.unitDisplay}
            </Table.Td>
            <Table.Td>
              <FlagMark flag={value.flag} /> {value.correctsCritical && t('corrects')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
