'use client';

import { Alert, Button, SegmentedControl, Text } from '@mantine/core';
import { IconAlertTriangle, IconMail, IconSend } from '@tabler/icons-react';
import { listMessages, type Message, messageStatuses, resendMessage } from '@wardbook/contracts/notifications/messages';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useLive } from '@/api/live';
import { useContractMutation } from '@/api/mutations';
import { useContractList, useContractQuery } from '@/api/queries';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';

const tones: Record<Message['status'], StatusTone> = { waiting: 'waiting', sent: 'done', 'not-sent': 'attention', failed: 'critical' };

/** The delivery log: nothing is sent or lost unseen. */
export function MessagesScreen() {
  const t = useTranslations('notifications');
  const [status, setStatus] = useQueryState('status', parseAsStringLiteral(messageStatuses));
  const list = useContractList(listMessages, { query: status ? { status } : {} });
  const columns = useColumns();
  useLive('messages', [listMessages]);
  const statuses = messageStatuses.map((each) => ({ value: each, label: t(`statuses.${each}`) }));
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} width="full">
      <ProviderWarning />
      <SegmentedControl
        aria-label={t('filter')}
        value={status ?? 'all'}
        onChange={(value) => void setStatus(value === 'all' ? null : (value as Message['status']))}
        data={[{ value: 'all', label: t('all') }, ...statuses]}
        style={{ alignSelf: 'flex-start' }}
      />
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={(message) => message.id}
        rowTone={(message) => (message.status === 'failed' ? 'critical' : undefined)}
        empty={<EmptyState icon={<IconMail size={40} stroke={1.2} aria-hidden />} title={t('empty.title')} hint={t('empty.hint')} />}
      />
    </PageFrame>
  );
}

function ProviderWarning() {
  const t = useTranslations('notifications.noProvider');
  const { data } = useContractQuery(listMessages, { query: { limit: 1 } });
  if (!data || (data.providers.email && data.providers.sms)) return null;
  return (
    <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} title={t('title')}>
      {!data.providers.email && <Text size="sm">{t('email')}</Text>}
      {!data.providers.sms && <Text size="sm">{t('sms')}</Text>}
    </Alert>
  );
}

function useColumns(): Column<Message>[] {
  const t = useTranslations('notifications');
  return useMemo(
    () => [
      { key: 'created', header: t('columns.created'), width: '170px', cell: (message) => <DateTime at={message.createdAt} /> },
      { key: 'patient', header: t('columns.patient'), strong: true, cell: (message) => message.patientName },
      { key: 'kind', header: t('columns.kind'), cell: (message) => <span title={message.body}>{t(`kinds.${message.kind}`)}</span> },
      { key: 'recipient', header: t('columns.recipient'), cell: (message) => <span className="breakable">{message.recipient}</span> },
      { key: 'status', header: t('columns.status'), cell: (message) => <DeliveryStatus message={message} /> },
      { key: 'act', header: '', align: 'end', cell: (message) => <Resend message={message} /> },
    ],
    [t],
  );
}

function DeliveryStatus({ message }: { message: Message }) {
  const t = useTranslations('notifications');
  const reason =
    message.statusReason && t.has(`reasons.${message.statusReason}` as never) ? `: ${t(`reasons.${message.statusReason}` as never)}` : '';
  return <StatusBadge tone={tones[message.status]}>{`${t(`statuses.${message.status}`)}${reason}`}</StatusBadge>;
}

function Resend({ message }: { message: Message }) {
  const t = useTranslations('notifications');
  const resend = useContractMutation(resendMessage, { invalidates: [listMessages] });
  if (message.status !== 'not-sent' && message.status !== 'failed') return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconSend size={14} aria-hidden />}
      loading={resend.isPending}
      onClick={() => resend.mutate({ params: { id: message.id } })}
    >
      {t('resend')}
    </Button>
  );
}
