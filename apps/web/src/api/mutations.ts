'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, type AnyEndpoint, type Arguments, idempotencyKeyOf } from '@wardbook/contracts/core/endpoint';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { useRef } from 'react';
import { useApi } from './api-provider';
import { invalidate } from './queries';

interface MutationChoices<E extends AnyEndpoint> {
  /** The lists and records that the change shows up in. */
  invalidates?: readonly AnyEndpoint[];
  onSuccess?: (answer: Answer<E>, args: Arguments<E>) => void | Promise<void>;
}

/**
 * Writes through one endpoint: `const book = useContractMutation(bookAppointment, { invalidates: [listDay] })`. An endpoint
 * that takes an idempotency key gets one per attempt, and the same one again when the same request is repeated after a failure.
 */
export function useContractMutation<E extends AnyEndpoint>(
  endpoint: E,
  { invalidates = [], onSuccess }: MutationChoices<E> = {},
): UseMutationResult<Answer<E>, ProblemError, Arguments<E>> {
  const { call } = useApi();
  const client = useQueryClient();
  const keys = useIdempotencyKey();
  return useMutation<Answer<E>, ProblemError, Arguments<E>>({
    mutationFn: (args) => call(endpoint, args, idempotencyKeyOf(endpoint) === 'not-taken' ? {} : { idempotencyKey: keys.keyFor(args) }),
    onSuccess: async (answer, args) => {
      keys.forget();
      await invalidate(client, invalidates);
      await onSuccess?.(answer, args);
    },
  });
}

function useIdempotencyKey() {
  const last = useRef<{ request: string; key: string } | null>(null);
  return {
    keyFor(args: unknown): string {
      const request = JSON.stringify(args);
      if (last.current?.request !== request) last.current = { request, key: crypto.randomUUID() };
      return last.current.key;
    },
    forget(): void {
      last.current = null;
    },
  };
}
