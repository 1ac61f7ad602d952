'use client';

import { Anchor, Group, Stack, Textarea } from '@mantine/core';
import type { ChartNote } from '@wardbook/contracts/chart/chart';
import { printNote } from '@wardbook/contracts/chart/prints';
import { addAddendum, markNoteWrong } from '@wardbook/contracts/encounters/notes';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useMay, useMe } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { ReasonModal } from '@/ui/ReasonModal';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { CHART_READERS } from './readers';
import { usePrint } from './VisitPrints';

/** What can still be done with a signed note: print it, add to it, and for its author say that it was an error. */
export function NoteActs({ note }: { note: ChartNote }) {
  const t = useTranslations('chart.notes');
  const prints = useTranslations('chart.prints');
  const print = usePrint();
  const maySign = useMay('note:sign');
  const { user } = useMe();
  const [open, setOpen] = useState<'addendum' | 'error' | null>(null);
  const markWrong = useContractMutation(markNoteWrong, { invalidates: CHART_READERS });
  const close = () => setOpen(null);
  return (
    <Group gap="md">
      <Act label={prints('note')} onAct={() => print((documents) => documents.open(printNote, { params: { id: note.id } }))} />
      {maySign && <Act label={t('addAddendum')} onAct={() => setOpen('addendum')} />}
      {maySign && note.authorId === user.id && <Act label={t('markWrong')} onAct={() => setOpen('error')} />}
      <RecordDrawer opened={open === 'addendum'} onClose={close} title={t('addendumTo', { title: note.title })}>
        <AddendumForm noteId={note.id} onDone={close} />
      </RecordDrawer>
      <ReasonModal
        opened={open === 'error'}
        onClose={close}
        title={t('markWrong')}
        confirmLabel={t('confirmWrong')}
        onConfirm={(reason) => markWrong.mutateAsync({ params: { id: note.id }, body: { reason } })}
      >
        {t('wrongMeaning')}
      </ReasonModal>
    </Group>
  );
}

function Act({ label, onAct }: { label: string; onAct: () => void }) {
  return (
    <Anchor component="button" type="button" size="sm" onClick={onAct}>
      {label}
    </Anchor>
  );
}

/** The addendum is signed as it is written; the note itself stays as it is. */
function AddendumForm({ noteId, onDone }: { noteId: string; onDone: () => void }) {
  const t = useTranslations('chart.notes');
  const add = useContractMutation(addAddendum, { invalidates: CHART_READERS });
  const contractForm = useContractForm(bodyOf(addAddendum), {
    initialValues: { text: '' },
    draft: `addendum.${noteId}`,
    onSubmit: async (body) => {
      await add.mutateAsync({ params: { id: noteId }, body });
      onDone();
    },
  });
  const { form, submit, submitting, problem } = contractForm;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Textarea
          label={t('addendumText')}
          description={t('addendumMeaning')}
          required
          autosize
          minRows={5}
          data-autofocus
          {...form.getInputProps('text')}
        />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('signAddendum')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
