'use client';

import { Alert, Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type Charge, getAccount, listAccounts, releaseCharge } from '@wardbook/contracts/billing/charges';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';

interface ReleaseModalProps {
  charge: Charge;
  opened: boolean;
  onClose: () => void;
}

/** Releases a service before it is paid, with a reason. */
export function ReleaseModal({ charge, opened, onClose }: ReleaseModalProps) {
  const t = useTranslations('billing.charges');
  const common = useTranslations('common');
  const messageOf = useProblemMessage();
  const [kind, setKind] = useState<'emergency' | 'override'>('emergency');
  const [reason, setReason] = useState('');
  const release = useContractMutation(releaseCharge, { invalidates: [getAccount, listAccounts], onSuccess: onClose });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!release.isPending) release.mutate({ params: { id: charge.id }, body: { kind, reason: reason.trim() } });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('releaseTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('releaseText', { name: charge.description })}</Text>
          <Radio.Group value={kind} onChange={(value) => setKind(value as typeof kind)} aria-label={t('releaseTitle')}>
            <Stack gap="xs">
              <Radio value="emergency" label={t('emergency')} />
              <Radio value="override" label={t('override')} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={common('reason')}
            description={common('reasonHint')}
            required
            minLength={3}
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {release.error && <Alert color="red">{messageOf(release.error)}</Alert>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('goBack')}
            </Button>
            <Button type="submit" loading={release.isPending} disabled={reason.trim().length < 3}>
              {t('release')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
