'use client';

import { Alert, Button, Group, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { printLabReport } from '@wardbook/contracts/laboratory/reports';
import { acknowledgeResult, countResultInbox, type InboxItem, listResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useRef, useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { showUndoNotice } from '@/ui/undo-notice';
import { useReopenResult } from './use-reopen-result';

/** The result is seen, and what follows from it is written down; of a critical one it must be. */
export function Acknowledge({ item }: { item: InboxItem }) {
  const t = useTranslations('laboratory.inbox');
  const messageOf = useProblemMessage();
  const documents = useDocuments();
  const field = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { reopen } = useReopenResult();
  const isCritical = item.severity === 'critical';
  const acknowledge = useContractMutation(acknowledgeResult, {
    invalidates: [listResultInbox, countResultInbox],
    onSuccess: () =>
      showUndoNotice({
        id: item.id,
        text: t('acknowledged', { test: item.report.name, name: item.report.patient.name }),
        label: t('undo'),
        onUndo: () => reopen(item.id),
      }),
  });
  const problem = acknowledge.error ?? failure;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const written = note.trim() || null;
    if (isCritical && written === null) {
      setMissing(true);
      field.current?.focus();
    } else if (!acknowledge.isPending) acknowledge.mutate({ params: { id: item.id }, body: { note: written } });
  };
  return (
    <form onSubmit={submit} noValidate>
      {problem !== null && (
        <Alert color="red" mb="xs">
          {messageOf(problem)}
        </Alert>
      )}
      <Group gap="xs" align="flex-start">
        <TextInput
          ref={field}
          flex="1 1 16rem"
          size="sm"
          maxLength={200}
          required={isCritical}
          aria-label={t('note')}
          placeholder={isCritical ? t('noteOfCritical') : t('note')}
          error={isMissing && note.trim() === '' && t('noteMissing')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => documents.open(printLabReport, { params: { id: item.report.id } }).catch(setFailure)}
        >
          {t('print')}
        </Button>
        <Button type="submit" size="sm" variant="light" loading={acknowledge.isPending}>
          {t('acknowledge')}
        </Button>
      </Group>
    </form>
  );
}
