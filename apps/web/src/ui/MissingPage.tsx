'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from './EmptyState';

/** Inside the shell: an address behind which there is nothing, or nothing that this user may see. */
export function MissingPage() {
  const t = useTranslations('common.missing');
  return (
    <>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <EmptyState
        icon={<IconMapPinOff size={40} stroke={1.2} aria-hidden />}
        title={t('title')}
        hint={t('body')}
        action={
          <Button component={Link} href="/" variant="default">
            {t('home')}
          </Button>
        }
      />
    </>
  );
}
