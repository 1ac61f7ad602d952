'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, type AnyEndpoint, type Arguments, idempotencyKeyOf } from '@wardbook/contracts/core/endpoint';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { useCallback, useRef } from 'react';
import { useApi } from './api-provider';
import { invalidate } from './queries';

interface MutationChoices<E extends AnyEndpoint> {
  /** The lists and records that the change shows up in. */
  invalidates?: readonly AnyEndpoint[];
  onSuccess?: (answer: Answer<E>, args: Arguments<E>) => void | Promise<void>;
}

/** What the caller of one write wants to know of its end. */
interface Told<E extends AnyEndpoint> {
  onSuccess?: (answer: Answer<E>) => unknown;
  onError?: (error: ProblemError) => unknown;
}

export type ContractMutation<E extends AnyEndpoint> = Omit<UseMutationResult<Answer<E>, ProblemError, Arguments<E>>, 'mutate'> & {
  mutate: (args: Arguments<E>, told?: Told<E>) => void;
};

/**
 * Writes through one endpoint: `const book = useContractMutation(bookAppointment, { invalidates: [listDay] })`. An endpoint
 * that takes an idempotency key gets one per attempt, and the same one again when the same request is repeated after a failure.
 * What a call is told of its end reaches it also when its component is gone by then: a live update may move a row before the answer
 * to its own act is there, and React Query would forget the callbacks of the row.
 */
export function useContractMutation<E extends AnyEndpoint>(
  endpoint: E,
  { invalidates = [], onSuccess }: MutationChoices<E> = {},
): ContractMutation<E> {
  const { call } = useApi();
  const client = useQueryClient();
  const keys = useIdempotencyKey();
  const mutation = useMutation<Answer<E>, ProblemError, Arguments<E>>({
    mutationFn: (args) => call(endpoint, args, idempotencyKeyOf(endpoint) === 'not-taken' ? {} : { idempotencyKey: keys.keyFor(args) }),
    onSuccess: async (answer, args) => {
      keys.forget();
      await invalidate(client, invalidates);
      await onSuccess?.(answer, args);
    },
  });
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (args: Arguments<E>, told: Told<E> = {}) =>
      void mutateAsync(args).then(
        (answer) => told.onSuccess?.(answer),
        (error: ProblemError) => told.onError?.(error),
      ),
    [mutateAsync],
  );
  return { ...mutation, mutate };
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
