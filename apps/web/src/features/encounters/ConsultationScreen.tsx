'use client';

import { Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { type PatientHistory, readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { listDrafts, type Note, readNote, signNote } from '@wardbook/contracts/encounters/notes';
import { finishEncounter, listVisits, readVisit, startEncounter, type Visit } from '@wardbook/contracts/encounters/visits';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { PatientFrame, WithPatient } from '@/features/patients';
import { ErrorState } from '@/ui/ErrorState';
import { FormProblem } from '@/ui/form/FormProblem';
import { useShortcuts } from '@/ui/shortcuts';
import classes from './consultation.module.css';
import { FinishVisit } from './FinishVisit';
import { KnownColumn } from './KnownColumn';
import { NoteColumn, TemplateChoice } from './NoteColumn';
import { PlanColumn } from './PlanColumn';
import { standingRefusal } from './section-faults';
import { useDiagnoses } from './use-diagnoses';
import { useNoteDraft } from './use-note-draft';
import { usePlan } from './use-plan';
import { useSignedNotice } from './use-signed-notice';

/** One visit at the doctor's: what is known, the note, the plan. */
export function ConsultationScreen({ visitId }: { visitId: string }) {
  const { data: visit, error, refetch } = useContractQuery(readVisit, { params: { id: visitId } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!visit) return <Skeleton height={400} />;
  return (
    <PatientFrame id={visit.patient.id}>
      <WithPatient>
        <Columns visit={visit} />
      </WithPatient>
    </PatientFrame>
  );
}

function Columns({ visit }: { visit: Visit }) {
  const { data: history } = useContractQuery(readHistory, { params: { id: visit.patient.id } });
  const { data: note } = useContractQuery(
    readNote,
    { params: { id: visit.noteId ?? '' } },
    { enabled: visit.noteId !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <div className={classes.columns}>
      <KnownColumn patientId={visit.patient.id} history={history} />
      {note && history ? (
        <Writing key={note.id} visit={visit} note={note} history={history} />
      ) : (
        <Beginning visit={visit} history={history} />
      )}
    </div>
  );
}

function Beginning({ visit, history }: { visit: Visit; history: PatientHistory | undefined }) {
  const t = useTranslations('encounters.consultation');
  const call = useContractMutation(startEncounter, { invalidates: [readVisit, listVisits] });
  if (visit.noteId || !history) return <Skeleton height={300} />;
  if (visit.encounterId) return <TemplateChoice visit={visit} history={history} />;
  const isOver = visit.endedAt !== null;
  return (
    <Stack align="flex-start">
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <Text>{isOver ? t('isOver') : t('notCalled')}</Text>
      {!isOver && (
        <Button autoFocus loading={call.isPending} onClick={() => call.mutate({ params: { id: visit.id }, body: {} })}>
          {t('callIn')}
        </Button>
      )}
      <FormProblem problem={call.error} />
    </Stack>
  );
}

function Writing({ visit, note, history }: { visit: Visit; note: Note; history: PatientHistory }) {
  const t = useTranslations('encounters.consultation');
  const draft = useNoteDraft(note);
  const plan = usePlan(visit.patient.id, visit.encounterId);
  const diagnoses = useDiagnoses(visit, history);
  const maySign = useMay('note:sign');
  const { sign, signing, problem } = useSigning(visit, draft, plan);
  const shortcuts = useMemo(() => (maySign ? [{ keys: 'mod+Enter', label: t('sign'), run: sign }] : []), [maySign, sign, t]);
  useShortcuts(shortcuts);
  return (
    <>
      <section aria-label={t('title')}>
        <NoteColumn diagnoses={diagnoses} history={history} draft={draft} refusal={problem} />
        <Group mt="md">
          <FinishVisit visit={visit} />
        </Group>
      </section>
      <PlanColumn
        visit={visit}
        history={history}
        diagnoses={diagnoses}
        plan={plan}
        signing={signing}
        problem={standingRefusal(problem, draft.texts)}
        onSign={maySign ? sign : null}
      />
    </>
  );
}

/** Sends the plan first, then signs the note and ends the encounter: what failed stays in the tray, and a second try sends only that. */
function useSigning(visit: Visit, draft: ReturnType<typeof useNoteDraft>, plan: ReturnType<typeof usePlan>) {
  const router = useRouter();
  const facility = useFacility();
  const showSigned = useSignedNotice();
  const [signing, setSigning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const mutation = useContractMutation(signNote, { invalidates: [readVisit, readHistory, readSummary, listDrafts, listVisits] });
  const end = useContractMutation(finishEncounter, { invalidates: [readVisit, listVisits] });
  const run = async () => {
    if (!plan.isReady || signing) return;
    setSigning(true);
    setProblem(null);
    try {
      await draft.save();
      await plan.send();
      await mutation.mutateAsync({ params: { id: draft.note.id }, body: { version: draft.version.current } });
      const { encounterId, encounterVersion } = visit;
      if (encounterId && encounterVersion)
        await end.mutateAsync({ params: { id: encounterId }, body: { version: encounterVersion } }).catch(unlessOver);
      showSigned(visit, plan.isPrescribed());
      router.push(facility.path('/clinic'));
    } catch (error) {
      setProblem(error);
    } finally {
      setSigning(false);
    }
  };
  return { sign: () => void run(), signing, problem };
}

/** Another user has ended the encounter already, which does not stop the signature. */
function unlessOver(error: unknown): void {
  if (!(error instanceof ProblemError && error.code === 'status-not-allowed')) throw error;
}
