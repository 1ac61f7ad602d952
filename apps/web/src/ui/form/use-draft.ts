'use client';

import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSessionState } from '@/api/session-store';
import { drafts } from './drafts';
import type { FormValues } from './form-values';

const KEEP_AFTER_MS = 400;

interface Draft<Values> {
  /** True while the form shows what an earlier visit left behind. */
  restored: boolean;
  keep: (values: Values) => void;
  drop: () => void;
}

/** Keeps what is typed under a subject and puts it back when the form opens again. Without a subject it does nothing. */
export function useDraft<Values extends FormValues>(subject: string | undefined, restore: (values: Values) => void): Draft<Values> {
  const { userId } = useSessionState();
  const [restored, setRestored] = useState(false);
  const putBack = useEffectEvent(() => {
    const kept = subject === undefined ? null : (drafts.read(subject) as Values | null);
    setRestored(kept !== null);
    if (kept !== null) restore(kept);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject or user is another draft.
  useEffect(() => putBack(), [subject, userId]);
  const keep = useDebouncedCallback(
    (values: Values) => {
      if (subject !== undefined) drafts.keep(subject, values);
    },
    { delay: KEEP_AFTER_MS, flushOnUnmount: true },
  );
  // Reloading or closing the page right after a key loses nothing.
  const keepNow = useEffectEvent(() => keep.flush());
  useEffect(() => {
    window.addEventListener('pagehide', keepNow);
    return () => window.removeEventListener('pagehide', keepNow);
  }, []);
  return {
    restored,
    keep,
    drop: () => {
      keep.cancel();
      setRestored(false);
      if (subject !== undefined) drafts.drop(subject);
    },
  };
}
