import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  /** What is counted, in a sentence. */
  hint: string;
  /** Said instead of the children where nothing was counted. */
  empty: string | null;
  children: ReactNode;
}

/** One part of the dashboard: a title, what it counts, and the chart or table. */
export function Section({ title, hint, empty, children }: SectionProps) {
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="xs" c="dimmed" mb="sm">
        {hint}
      </Text>
      {empty === null ? (
        children
      ) : (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
    </Paper>
  );
}
