'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DoorFrame } from './DoorFrame';

/** An address behind which there is nothing, or nothing that this visitor may see: both look the same. */
export function NothingHere() {
  const t = useTranslations('common.missing');
  return (
    <DoorFrame title={t('title')} hint={t('body')}>
      <Button component={Link} href="/" variant="default">
        {t('home')}
      </Button>
    </DoorFrame>
  );
}
