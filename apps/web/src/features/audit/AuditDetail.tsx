'use client';

import { Drawer, Stack, Table, Text } from '@mantine/core';
import type { AuditEntry } from '@wardbook/contracts/audit/entries';
import { useTranslations } from 'next-intl';
import { CopyableCode } from '@/ui/CopyableCode';
import { DateTime } from '@/ui/DateTime';
import { fieldChanges, subjectWords } from './subject-words';

/** One entry with what was and what became of it, side by side. */
export function AuditDetail({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const t = useTranslations('audit');
  return (
    <Drawer opened={entry !== null} onClose={onClose} position="right" size="lg" title={t('detail.title')}>
      {entry && (
        <Stack>
          <Text>
            {t(`actions.${entry.action}`)}: <strong>{subjectWords(entry.subject)}</strong>, <DateTime at={entry.at} />
          </Text>
          {entry.requestId && (
            <Text size="sm">
              {t('detail.request')} <CopyableCode value={entry.requestId} />
            </Text>
          )}
          {entry.address && (
            <Text size="sm">
              {t('detail.address')} <CopyableCode value={entry.address} />
            </Text>
          )}
          {entry.sessionId && (
            <Text size="sm">
              {t('detail.session')} <CopyableCode value={entry.sessionId} />
            </Text>
          )}
          {entry.subjectId && (
            <Text size="sm">
              {t('detail.record')} <CopyableCode value={entry.subjectId} />
            </Text>
          )}
          <Changes entry={entry} />
        </Stack>
      )}
    </Drawer>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit.detail');
  const changes = fieldChanges(entry.before, entry.after);
  if (changes.length === 0) return <Text c="dimmed">{t('noFields')}</Text>;
  const nothing = (
    <Text span size="sm" c="dimmed">
      {t('nothing')}
    </Text>
  );
  return (
    <Table aria-label={t('title')} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('field')}</Table.Th>
          <Table.Th>{t('before')}</Table.Th>
          <Table.Th>{t('after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ field, before, after }) => (
          <Table.Tr key={field} style={{ overflowWrap: 'anywhere' }}>
            <Table.Th scope="row">{field}</Table.Th>
            <Table.Td>{before ?? nothing}</Table.Td>
            <Table.Td>{after ?? nothing}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
