'use client';

import { ActionIcon, Box, Button, Group, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface RowsFieldProps {
  count: number;
  addLabel: string;
  removeLabel: string;
  onAdd: () => void;
  onRemove: (index: number) => void;
  /** Rows that cannot go, such as the first name. */
  isFixed?: (index: number) => boolean;
  children: (index: number) => ReactNode;
}

/** Rows of fields of which there can be any number. A new row is added below and gets the focus. */
export function RowsField({ count, addLabel, removeLabel, onAdd, onRemove, isFixed, children }: RowsFieldProps) {
  return (
    <Stack gap="sm">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a form are known by their place.
        <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
          <Box flex={1} miw={0}>
            {children(index)}
          </Box>
          {!isFixed?.(index) && (
            <ActionIcon mt={24} aria-label={removeLabel} onClick={() => onRemove(index)}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Group>
        <Button size="sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
          {addLabel}
        </Button>
      </Group>
    </Stack>
  );
}
