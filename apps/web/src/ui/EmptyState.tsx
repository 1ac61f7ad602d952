import { EmptyState as MantineEmptyState } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What will appear here. */
  title: string;
  /** How to start, or why nothing is here. */
  hint?: ReactNode;
  icon?: ReactNode;
  /** The act that fills the place, if the user may do it. */
  action?: ReactNode;
}

/** What an empty place says: what will be here and how to start. */
export function EmptyState({ title, hint, icon, action }: EmptyStateProps) {
  return (
    <MantineEmptyState py="xl" px="md" icon={icon} title={title} description={hint}>
      {action && <MantineEmptyState.Actions>{action}</MantineEmptyState.Actions>}
    </MantineEmptyState>
  );
}
