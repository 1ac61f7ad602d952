'use client';

import { amendResults, enterResults, getLabWork, type LabWorkDetail } from '@wardbook/contracts/laboratory/results';
import { countLabWork, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { cellValue } from './cell-text';
import { type FailedEntry, failedEntry, withoutFault } from './entry-faults';

const NO_FAULTS: FailedEntry['faults'] = new Map();

/** What is typed into the grid of one request, and saving it: as an entry, or as an amendment with its reason. */
export function useEntry(work: LabWorkDetail, onSaved: () => void) {
  const messageOf = useProblemMessage();
  const [edits, setEdits] = useState<ReadonlyMap<string, string>>(new Map());
  const [failed, setFailed] = useState<FailedEntry | null>(null);
  const choices = { invalidates: [getLabWork, listLabWork, countLabWork] };
  const enter = useContractMutation(enterResults, choices);
  const amend = useContractMutation(amendResults, choices);

  const values = work.rows.flatMap((row) => {
    const typed = edits.get(row.analyteId);
    return typed === undefined ? [] : [cellValue(row, typed, (row.current ?? row.released)?.note ?? null)];
  });
  const readable = values.filter((value) => value !== null);

  const save = async (reason?: string) => {
    if (readable.length === 0 || readable.length < values.length || enter.isPending || amend.isPending) return;
    const step = { params: { id: work.id } };
    const body = { version: work.version, values: readable };
    try {
      if (reason === undefined) await enter.mutateAsync({ ...step, body });
      else await amend.mutateAsync({ ...step, body: { ...body, reason } });
      setEdits(new Map());
      setFailed(null);
      onSaved();
    } catch (error) {
      setFailed(failedEntry(error, readable));
      if (reason !== undefined) throw error;
    }
  };

  return {
    edits,
    edit: (analyteId: string, text: string) => {
      setEdits((before) => new Map(before).set(analyteId, text));
      setFailed((before) => withoutFault(before, analyteId));
    },
    discard: () => {
      setEdits(new Map());
      setFailed(null);
    },
    save,
    saving: enter.isPending || amend.isPending,
    savable: readable.length > 0 && readable.length === values.length,
    failure: failed ? messageOf(failed.error) : null,
    faults: failed?.faults ?? NO_FAULTS,
  };
}
