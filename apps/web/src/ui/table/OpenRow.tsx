import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

interface OpenRowProps {
  onOpen: () => void;
  className?: string | undefined;
  children: ReactNode;
}

/** What identifies a row that opens beside the list: a control of its own for keyboards and screen readers. Rows with a page of their own take a link. */
export function OpenRow({ onOpen, className, children }: OpenRowProps) {
  return (
    <Anchor component="button" type="button" size="sm" fw={600} c="inherit" ta="start" className={className} onClick={onOpen}>
      {children}
    </Anchor>
  );
}
