'use client';

import { CloseButton, Drawer, Group, Paper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './SidePanel.module.css';

interface SidePanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A form beside the page that it is filled in from: it takes its own column and covers nothing, so that both can be used. A screen
 * without room for it gets a drawer. It takes the focus, Escape closes it, and the focus goes back to where it came from.
 */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const isBeside = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const t = useTranslations('common');
  if (isBeside) {
    return (
      <Beside title={title} onClose={onClose}>
        {children}
      </Beside>
    );
  }
  return (
    <Drawer opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
    </Drawer>
  );
}

function Beside({ title, onClose, children }: SidePanelProps) {
  const t = useTranslations('common');
  const titleId = useId();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const first = ['[data-autofocus]', 'button'].map((each) => panel.current?.querySelector<HTMLElement>(each)).find(Boolean);
    first?.focus();
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // An open list of options takes the first Escape for itself.
    const isTaken = event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true';
    if (event.key === 'Escape' && !isTaken && !event.defaultPrevented) onClose();
  };
  return (
    <Paper ref={panel} role="dialog" aria-labelledby={titleId} className={classes.panel} onKeyDown={onKeyDown}>
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Text id={titleId} component="h2" fw={600} fz="lg" m={0}>
          {title}
        </Text>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      {children}
    </Paper>
  );
}
