'use client';

import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useProblemMessage } from '@/api/problem-message';

interface ReasonModalProps {
  opened: boolean;
  onClose: () => void;
  /** What is about to happen, as a question or a statement. */
  title: string;
  /** What it means: what is kept, what cannot be undone. */
  children?: ReactNode;
  /** The verb on the button, such as "Cancel appointment". */
  confirmLabel: string;
  /** Does it; the modal closes when it resolves and shows the problem when it rejects. */
  onConfirm: (reason: string) => Promise<unknown>;
}

const SHORTEST_REASON = 3;

/** A destructive act asks for its reason, which the audit trail keeps, and for one deliberate click. */
export function ReasonModal({ opened, onClose, title, children, confirmLabel, onConfirm }: ReasonModalProps) {
  const t = useTranslations('common');
  const messageOf = useProblemMessage();
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const close = () => {
    setReason('');
    setFailure(null);
    onClose();
  };
  const confirm = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    try {
      await onConfirm(reason.trim());
      close();
    } catch (error) {
      setFailure(error);
    } finally {
      setPending(false);
    }
  };

  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={(event) => void confirm(event)}>
        <Stack>
          {children}
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            required
            minLength={SHORTEST_REASON}
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {failure !== null && <Alert color="red">{messageOf(failure)}</Alert>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('goBack')}
            </Button>
            <Button type="submit" color="red" loading={pending} disabled={reason.trim().length < SHORTEST_REASON}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
