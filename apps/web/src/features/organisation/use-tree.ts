'use client';

import { useMemo, useState } from 'react';
import { type Branch, branchesOf, found, type Node } from './tree';

interface Tree<Item> {
  branches: Branch<Item>[];
  folded: ReadonlySet<string>;
  fold: (id: string) => void;
  search: string;
  setSearch: (search: string) => void;
  showClosed: boolean;
  setShowClosed: (show: boolean) => void;
}

/** What one sees of a tree: folded, searched, with or without what is closed. A search unfolds everything. */
export function useTree<Item extends Node & { active: boolean }>(items: readonly Item[]): Tree<Item> {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [showClosed, setShowClosed] = useState(false);
  const branches = useMemo(() => {
    const shown = showClosed ? items : items.filter(({ active }) => active);
    return branchesOf(found(shown, search), search.trim() === '' ? folded : new Set());
  }, [items, folded, search, showClosed]);
  const fold = (id: string) => setFolded((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return { branches, folded, fold, search, setSearch, showClosed, setShowClosed };
}
