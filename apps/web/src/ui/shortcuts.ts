'use client';

import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As Mantine writes it: `mod+K`, `shift+?`, `alt+N`. */
  keys: string;
  /** What it does, as the overlay says it. */
  label: string;
  run: () => void;
}

let shown: readonly Shortcut[] = [];
const nothing: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function show(next: readonly Shortcut[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/**
 * Binds keys while the screen is mounted and lists them in the overlay that `?` opens. Memoise the array. Keys with a
 * modifier work inside fields too, where one wants to save or sign; plain letters are typing there.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const bound = (inFields: boolean) =>
    shortcuts.filter(({ keys }) => /^(mod|alt)\+/.test(keys) === inFields).map(({ keys, run }): HotkeyItem => [keys, () => run()]);
  useHotkeys(bound(true), []);
  useHotkeys(bound(false));
  useEffect(() => {
    show([...shown, ...shortcuts]);
    return () => show(shown.filter((one) => !shortcuts.includes(one)));
  }, [shortcuts]);
}

/** A key that brings the cursor into a field: give the field the answered reference. */
export function useFieldShortcut(keys: string, label: string): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(useMemo(() => [{ keys, label, run: () => field.current?.focus() }], [keys, label]));
  return field;
}

/** Every shortcut that works on the page at the moment. */
export function useShownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
    () => nothing,
  );
}
