'use client';

import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { OpenRow } from '@/ui/table/OpenRow';
import classes from './TreeName.module.css';
import type { Branch, Node } from './tree';

interface TreeNameProps<Item extends Node & { active: boolean }> {
  branch: Branch<Item>;
  icon?: ReactNode;
  folded: boolean;
  onFold: (id: string) => void;
  onOpen: (item: Item) => void;
}

const STEP_REM = 1.25;

/** The first cell of a tree's row: indented by depth, with the fold in front. */
export function TreeName<Item extends Node & { active: boolean }>({ branch, icon, folded, onFold, onOpen }: TreeNameProps<Item>) {
  const t = useTranslations('organisation.tree');
  const { item, depth, children } = branch;
  return (
    <span className={classes.name} style={{ paddingInlineStart: `${depth * STEP_REM}rem` }}>
      {children > 0 ? (
        <UnstyledButton
          className={classes.fold}
          data-folded={folded || undefined}
          aria-expanded={!folded}
          aria-label={t(folded ? 'unfold' : 'fold', { name: item.name })}
          onClick={() => onFold(item.id)}
        >
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      ) : (
        <span className={classes.fold} />
      )}
      {icon}
      <OpenRow className={item.active ? undefined : classes.closed} onOpen={() => onOpen(item)}>
        {item.name}
      </OpenRow>
    </span>
  );
}
