'use client';

import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { ChartNote } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/ui/formats';
import classes from './chart.module.css';
import { NoteActs } from './NoteActs';

/** A note with its sections; folded it shows the beginning. */
export function NoteBlock({ note, folded = false }: { note: ChartNote; folded?: boolean }) {
  const t = useTranslations('chart.notes');
  const formats = useFormats();
  const [isFolded, setFolded] = useState(folded);
  const beginning = note.sections[0]?.text ?? '';
  return (
    <Stack gap={2} mb={4}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {note.addendumToId ? t('addendumTo', { title: note.title }) : note.title}
        </Text>
        <Text size="xs" c="dimmed">
          {[note.author, formats.dateTime(note.signedAt ?? note.at)].filter(Boolean).join(' · ')}
        </Text>
        {note.status === 'draft' && (
          <Badge size="xs" color="amber">
            {t('draft')}
          </Badge>
        )}
        {note.status === 'entered-in-error' && (
          <Badge size="xs" color="red">
            {t('error')}
          </Badge>
        )}
      </Group>
      {isFolded ? (
        <Text size="sm" lineClamp={2} className={classes.noteText}>
          {beginning}
        </Text>
      ) : (
        note.sections.map(({ key, title, text }) => (
          <div key={key}>
            <Text size="xs" c="dimmed" fw={600}>
              {title}
            </Text>
            <Text size="sm" className={classes.noteText}>
              {text}
            </Text>
          </div>
        ))
      )}
      <Group gap="md">
        {folded && note.sections.length > 0 && (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setFolded(!isFolded)} aria-expanded={!isFolded}>
            {isFolded ? t('unfold') : t('fold')}
          </Anchor>
        )}
        {note.status === 'signed' && <NoteActs note={note} />}
      </Group>
    </Stack>
  );
}
