'use client';

import { Paper, Skeleton, Stack, Text } from '@mantine/core';
import { type PatientHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { NoteBlock, SummaryParts } from '@/features/chart';
import classes from './consultation.module.css';

const LAST_NOTES = 2;

/** What is known: the summary, and what was written last. */
export function KnownColumn({ patientId, history }: { patientId: string; history: PatientHistory | undefined }) {
  const t = useTranslations('encounters.known');
  const { data } = useContractQuery(readSummary, { params: { id: patientId } });
  const notes = history?.notes.filter(({ status }) => status === 'signed').slice(0, LAST_NOTES) ?? [];
  return (
    <Paper component="aside" withBorder p="md" className={classes.known} aria-label={t('title')}>
      <Stack gap="md">
        {data ? <SummaryParts summary={data} /> : <Skeleton height={300} />}
        {notes.length > 0 && (
          <section>
            <Text component="h2" size="xs" fw={600} c="dimmed" mb={4}>
              {t('lastNotes')}
            </Text>
            {notes.map((note) => (
              <NoteBlock key={note.id} note={note} folded />
            ))}
          </section>
        )}
      </Stack>
    </Paper>
  );
}
