'use client';

import { Badge, Button, Group, Paper, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import type { PatientHistory } from '@wardbook/contracts/chart/chart';
import { listNoteTemplates, type Note, type NoteTemplate, type OfferedTemplate, startNote } from '@wardbook/contracts/encounters/notes';
import { readVisit, type Visit } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useFaultMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { FormProblem } from '@/ui/form/FormProblem';
import classes from './consultation.module.css';
import { DiagnosesBlock } from './DiagnosesBlock';
import { sectionFaults } from './section-faults';
import type { useDiagnoses } from './use-diagnoses';
import type { useNoteDraft } from './use-note-draft';

/** Which note is to be written: one key press or click begins it. */
export function TemplateChoice({ visit, history }: { visit: Visit; history: PatientHistory }) {
  const t = useTranslations('encounters.note');
  const { data } = useContractQuery(listNoteTemplates, {});
  const start = useContractMutation(startNote, { invalidates: [readVisit] });
  const fitting = history.notes.some(({ status }) => status === 'signed') ? 'follow-up' : 'consultation';
  // What the doctor wrote last comes first, then what fits the patient.
  const weight = ({ code, lastUsed }: OfferedTemplate) => (lastUsed ? 2 : 0) + (code === fitting ? 1 : 0);
  const templates = data?.items.toSorted((a, b) => weight(b) - weight(a));
  const begin = (template: NoteTemplate) =>
    start.mutate({ body: { patientId: visit.patient.id, visitId: visit.id, encounterId: visit.encounterId, templateId: template.id } });
  return (
    <Paper withBorder p="md" className={classes.choice}>
      <Title order={1} size="h4" mb="sm">
        {t('choose')}
      </Title>
      <div className={classes.templates}>
        {templates?.map((template, index) => (
          <Button
            key={template.id}
            variant="default"
            justify="flex-start"
            h="auto"
            py="xs"
            classNames={{ label: classes.templateWords }}
            autoFocus={index === 0}
            loading={start.isPending}
            onClick={() => begin(template)}
          >
            <div style={{ textAlign: 'start' }}>
              <Group gap="xs">
                <Text fw={600}>{template.name}</Text>
                {template.lastUsed && <Badge>{t('lastUsed')}</Badge>}
              </Group>
              <Text size="sm" c="dimmed">
                {template.description}
              </Text>
            </div>
          </Button>
        ))}
      </div>
      <FormProblem problem={start.error} />
    </Paper>
  );
}

interface NoteColumnProps {
  diagnoses: ReturnType<typeof useDiagnoses>;
  history: PatientHistory;
  draft: ReturnType<typeof useNoteDraft>;
  /** What the signature was refused for: a section that must not be empty says so itself. */
  refusal: unknown;
}

/** The note by its template's sections. */
export function NoteColumn({ diagnoses, history, draft, refusal }: NoteColumnProps) {
  const t = useTranslations('encounters.note');
  const faultOf = useSectionFaults(refusal);
  const column = useFirstFault(refusal);
  const { note, texts } = draft;
  const wanted = note.template?.sections ?? [];
  const known = new Set(wanted.map(({ key }) => key));
  const others = note.sections.filter(({ key }) => !known.has(key));
  return (
    <Stack gap="md" ref={column}>
      <NoteHead draft={draft} history={history} />
      {wanted.map((section, index) =>
        section.kind === 'diagnoses' ? (
          <DiagnosesBlock key={section.key} diagnoses={diagnoses} history={history} title={section.title} />
        ) : (
          <Textarea
            key={section.key}
            label={section.title}
            placeholder={section.hint ?? ''}
            required={section.required ?? false}
            autosize
            minRows={2}
            maxRows={16}
            autoFocus={index === 0}
            value={texts[section.key] ?? ''}
            error={(texts[section.key] ?? '').trim() === '' && faultOf(section.key)}
            data-section={section.key}
            onChange={(event) => draft.write(section.key, event.currentTarget.value)}
          />
        ),
      )}
      {others.map(({ key, title }) => (
        <Textarea
          key={key}
          label={title}
          autosize
          minRows={2}
          value={texts[key] ?? ''}
          onChange={(event) => draft.write(key, event.currentTarget.value)}
        />
      ))}
      <FormProblem problem={draft.problem} />
      <Text size="sm" c="dimmed" aria-live="polite">
        {t(`states.${draft.state}`)}
      </Text>
    </Stack>
  );
}

function useSectionFaults(refusal: unknown): (key: string) => string | undefined {
  const messageOf = useFaultMessage();
  const faults = sectionFaults(refusal);
  return (key) => {
    const fault = faults.get(key);
    return fault && messageOf(fault);
  };
}

/** The hand goes to the first section that a refused signature misses. */
function useFirstFault(refusal: unknown) {
  const column = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first] = sectionFaults(refusal).keys();
    if (first !== undefined) column.current?.querySelector<HTMLElement>(`[data-section="${first}"]`)?.focus();
  }, [refusal]);
  return column;
}

function NoteHead({ draft, history }: { draft: NoteColumnProps['draft']; history: PatientHistory }) {
  const t = useTranslations('encounters.note');
  const { data } = useContractQuery(listNoteTemplates, {});
  const last = lastNoteLike(history, draft.note);
  return (
    <Group justify="space-between">
      <Title order={1} size="h3">
        {draft.note.title}
      </Title>
      <Group gap="xs">
        {last && (
          <Button
            size="sm"
            variant="default"
            onClick={() => draft.fill(Object.fromEntries(last.sections.map(({ key, text }) => [key, text])))}
          >
            {t('repeatLast')}
          </Button>
        )}
        <Select
          size="sm"
          aria-label={t('template')}
          allowDeselect={false}
          value={draft.note.template?.id ?? null}
          data={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(id) => id && void draft.save(id).catch(() => undefined)}
        />
      </Group>
    </Group>
  );
}

/** The newest signed note with sections of the same names. */
function lastNoteLike(history: PatientHistory, note: Note) {
  const keys = new Set(note.sections.map(({ key }) => key));
  return history.notes.find(
    ({ status, sections, id }) => id !== note.id && status === 'signed' && sections.some(({ key }) => keys.has(key)),
  );
}
