'use client';

import { useDebouncedCallback } from '@mantine/hooks';
import { type Note, saveNote } from '@wardbook/contracts/encounters';
import { useEffect, useRef, useState } from 'react';
import { useContractMutation } from '@/api/mutations';

export type NoteState = 'saved' | 'unsaved' | 'saving' | 'failed';

const PAUSE_MS = 1200;

/** The sections being written. They are kept by themselves at every pause, each time based on the version before. */
export function useNoteDraft(first: Note) {
  const [note, setNote] = useState(first);
  const [texts, setTexts] = useState(() => textsOf(first));
  const [state, setState] = useState<NoteState>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const version = useRef(first.version);
  const latest = useRef(texts);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const mutation = useContractMutation(saveNote);
  useEffect(() => {
    latest.current = texts;
  }, [texts]);

  /** One save after the other: each needs the version that the one before gave. */
  const save = (templateId?: string): Promise<void> => {
    const run = underWay.current
      .catch(() => undefined)
      .then(async () => {
        setState('saving');
        try {
          const sections = Object.entries(latest.current).map(([key, text]) => ({ key, text }));
          const body = { version: version.current, sections, ...(templateId ? { templateId } : {}) };
          const saved = await mutation.mutateAsync({ params: { id: first.id }, body });
          version.current = saved.version;
          setNote(saved);
          if (templateId) setTexts(textsOf(saved));
          setProblem(null);
          setState((now) => (now === 'saving' ? 'saved' : now));
        } catch (error) {
          setProblem(error);
          setState('failed');
          throw error;
        }
      });
    underWay.current = run;
    return run;
  };
  const saveSoon = useDebouncedCallback(() => void save().catch(() => undefined), PAUSE_MS);
  return {
    note,
    texts,
    state,
    problem,
    version,
    write: (key: string, text: string) => {
      setTexts((before) => ({ ...before, [key]: text }));
      setState('unsaved');
      saveSoon();
    },
    fill: (given: Record<string, string>) => {
      setTexts((before) => ({ ...before, ...Object.fromEntries(Object.entries(given).filter(([key]) => (before[key] ?? '') === '')) }));
      setState('unsaved');
      saveSoon();
    },
    save,
  };
}

function textsOf(note: Note): Record<string, string> {
  return Object.fromEntries(note.sections.map(({ key, text }) => [key, text]));
}
