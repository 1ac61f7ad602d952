import { Text as UncheckedText } from '@react-pdf/renderer';
import type { ComponentProps, PropsWithChildren, ReactNode } from 'react';
import { writable } from './writable.js';

type TextProps = PropsWithChildren<Exclude<ComponentProps<typeof UncheckedText>, { x: string | number }>>;

/** All text of a page goes through here, so that no paper ever shows one character for another. The linter knows no other way. */
export function Text({ children, render, ...props }: TextProps) {
  return (
    <UncheckedText {...props} {...(render ? { render: (page) => writableIn(render(page)) } : {})}>
      {writableIn(children)}
    </UncheckedText>
  );
}

function writableIn(node: ReactNode): ReactNode {
  if (typeof node === 'string') return writable(node);
  return Array.isArray(node) ? node.map(writableIn) : node;
}
