'use client';

import { Tooltip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useLiveStatus } from '@/api/live';
import classes from './FacilityShell.module.css';

/** Whether what others change appears by itself. Filled is live, a ring is connecting, a square is interrupted. */
export function LiveDot() {
  const t = useTranslations('shell.live');
  const status = useLiveStatus();
  return (
    <Tooltip label={t(status)}>
      <div role="status" aria-label={t(status)} style={{ padding: 8 }}>
        <div className={classes.dot} data-status={status} />
      </div>
    </Tooltip>
  );
}
