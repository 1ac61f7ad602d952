'use client';

import { useDebouncedCallback } from '@mantine/hooks';
import { type Note, saveNote } from '@wardbook/contracts/encounters/notes';
import { useEffect, useRef, useState } from 'react';
import { useContractMutation } from '@/api/mutations';

type NoteState = 'saved' | 'unsaved' | 'saving' | 'failed';

type Texts = Record<string, string>;

const PAUSE_MS = 1200;

/** The sections being written. They are kept by themselves at every pause, each time based on the version before. */
export function useNoteDraft(first: Note) {
  const [texts, setTexts] = useState(() => textsOf(first));
  const { save, setState, ...saving } = useSaving(first, texts, setTexts);
  const saveSoon = useDebouncedCallback(() => void save().catch(() => undefined), PAUSE_MS);
  const change = (next: (before: Texts) => Texts) => {
    setTexts(next);
    setState('unsaved');
    saveSoon();
  };
  return {
    ...saving,
    texts,
    write: (key: string, text: string) => change((before) => ({ ...before, [key]: text })),
    fill: (given: Texts) => change((before) => ({ ...before, ...whereEmpty(before, given) })),
    save,
  };
}

/** Another note may have sections that this one has not. */
function whereEmpty(before: Texts, given: Texts): Texts {
  return Object.fromEntries(Object.entries(given).filter(([key]) => before[key] === ''));
}

/** One save after the other: each needs the version that the one before gave. */
function useSaving(first: Note, texts: Record<string, string>, setTexts: (texts: Record<string, string>) => void) {
  const [note, setNote] = useState(first);
  const [state, setState] = useState<NoteState>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const version = useRef(first.version);
  const latest = useRef(texts);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const mutation = useContractMutation(saveNote);
  useEffect(() => {
    latest.current = texts;
  }, [texts]);
  const send = async (templateId?: string) => {
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
  };
  const save = (templateId?: string): Promise<void> => {
    underWay.current = underWay.current.catch(() => undefined).then(() => send(templateId));
    return underWay.current;
  };
  return { note, state, setState, problem, version, save };
}

function textsOf(note: Note): Texts {
  return Object.fromEntries(note.sections.map(({ key, text }) => [key, text]));
}
