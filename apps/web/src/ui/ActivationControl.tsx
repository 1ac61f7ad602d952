'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { AnyEndpoint, Endpoint } from '@wardbook/contracts/core/endpoint';
import type { idParams } from '@wardbook/contracts/core/list';
import type { activeBody } from '@wardbook/contracts/organisation/facilities';
import { useState } from 'react';
import type { z } from 'zod';
import { useApi } from '@/api/api-provider';
import { useProblemMessage } from '@/api/problem-message';
import { invalidate } from '@/api/queries';
import { ReasonModal } from './ReasonModal';

type ActiveEndpoint = Endpoint<typeof idParams, z.ZodType, typeof activeBody, z.ZodType>;

interface ActivationControlProps {
  /** Such as `setDepartmentActive`. */
  endpoint: ActiveEndpoint;
  record: { id: string; version: number; active: boolean };
  invalidates: readonly AnyEndpoint[];
  words: {
    /** On the button that closes, such as "Close department". */
    close: string;
    closeTitle: string;
    /** What closing means: what stays, what ends. */
    closeMeaning: string;
    /** On the button that opens it again. */
    reopen: string;
    /** What the record is while it is closed. */
    closed: string;
  };
  onDone: () => void;
}

/** Closes a record, with the reason that the audit trail keeps, or opens it again. */
export function ActivationControl({ endpoint, record, invalidates, words, onDone }: ActivationControlProps) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { call } = useApi();
  const client = useQueryClient();
  const messageOf = useProblemMessage();

  const set = async (active: boolean, reason?: string) => {
    const headers: Record<string, string> = reason === undefined ? {} : { 'wardbook-reason': encodeURIComponent(reason) };
    await call(endpoint, { params: { id: record.id }, body: { version: record.version, active } } as never, { headers });
    await invalidate(client, invalidates);
    onDone();
  };

  if (record.active) {
    return (
      <Group justify="flex-end">
        <Button variant="subtle" color="red" size="sm" onClick={() => setAsking(true)}>
          {words.close}
        </Button>
        <ReasonModal
          opened={asking}
          onClose={() => setAsking(false)}
          title={words.closeTitle}
          confirmLabel={words.close}
          onConfirm={(reason) => set(false, reason)}
        >
          <Text>{words.closeMeaning}</Text>
        </ReasonModal>
      </Group>
    );
  }
  return (
    <Alert color="gray" title={words.closed}>
      {failure !== null && (
        <Text c="red" role="alert">
          {messageOf(failure)}
        </Text>
      )}
      <Button variant="default" size="sm" mt="xs" onClick={() => void set(true).catch(setFailure)}>
        {words.reopen}
      </Button>
    </Alert>
  );
}
