'use client';

import { Center, Loader } from '@mantine/core';
import { useTranslations } from 'next-intl';

export function WholePageLoader() {
  const t = useTranslations('common');
  return (
    <Center component="main" h="100dvh">
      <Loader role="status" aria-label={t('loading')} />
    </Center>
  );
}
