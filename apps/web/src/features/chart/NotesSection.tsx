'use client';

import { Paper, Stack } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import type { ChartNote } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/EmptyState';
import { NoteBlock } from './NoteBlock';

export function NotesSection({ notes }: { notes: readonly ChartNote[] }) {
  const t = useTranslations('chart.notes');
  if (notes.length === 0) return <EmptyState icon={<IconNotes />} title={t('empty')} hint={t('emptyHint')} />;
  return (
    <Stack>
      {notes.map((note) => (
        <Paper key={note.id} withBorder p="md">
          <NoteBlock note={note} />
        </Paper>
      ))}
    </Stack>
  );
}
