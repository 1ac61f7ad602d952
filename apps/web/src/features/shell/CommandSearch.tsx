'use client';

import { Loader, Modal, VisuallyHidden } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useMay } from '@/features/identity';
import { usePatientHits } from '@/features/patients';
import classes from './CommandSearch.module.css';
import { PatientHits } from './PatientHits';
import { searchStore, selectFirst } from './search-store';
import type { ShellActions } from './shell-actions';
import { useCommands } from './use-commands';

const MAX_HEIGHT = 460;

/** The search that opens from anywhere by Ctrl/Cmd+K: patients while one types, pages and actions by their words. */
export function CommandSearch({ actions }: { actions: ShellActions }) {
  const t = useTranslations('shell');
  const [query, setQuery] = useState('');
  const maySearchPatients = useMay('patient:read');
  const { patients, isAsked, isSettled } = usePatientHits(query, maySearchPatients);
  const searching = isAsked && !isSettled;
  const groups = useCommands(actions, query);
  const label = t(maySearchPatients ? 'searchBox' : 'searchPages');
  const found = patients.length + groups.reduce((count, { commands }) => count + commands.length, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the list changes what is first in it.
  useEffect(() => selectFirst(), [query, patients]);
  useEarlyKeys((key) => setQuery((typed) => typed + key));
  return (
    <Spotlight.Root
      store={searchStore}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      centered={false}
      scrollable
      maxHeight={MAX_HEIGHT}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 120, transition: 'fade' }}
    >
      <VisuallyHidden>
        <Modal.Title>{label}</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        placeholder={label}
        aria-label={label}
        leftSection={searching ? <Loader size={16} /> : <IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList className={classes.list}>
        <PatientHits patients={patients} search={query} isSettled={isSettled} />
        {groups.map(({ label: group, commands }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {commands.map(({ id, label: words, icon: Icon, run }) => (
              <Spotlight.Action key={id} label={words} onClick={run} leftSection={<Icon size={18} stroke={1.6} aria-hidden />} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found === 0 && <Spotlight.Empty>{t(searching ? 'searching' : 'nothingFound')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** A user may type before the dialog has the focus: until then, typed keys are passed to the search. */
function useEarlyKeys(write: (key: string) => void): void {
  useWindowEvent('keydown', (event) => {
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isInside = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    if (!isText || isInside || !searchStore.getState().opened) return;
    event.preventDefault();
    write(event.key);
  });
}
