'use client';

import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { FavouriteBody } from '@wardbook/contracts/encounters/favourites';
import { useTranslations } from 'next-intl';
import { useFavourites } from './use-favourites';

/** Keeps a line of the consultation for other patients, or lets it go again. */
export function FavouriteButton({ favourite }: { favourite: FavouriteBody }) {
  const t = useTranslations('encounters.favourites');
  const { isKept, toggle } = useFavourites();
  const kept = isKept(favourite);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-pressed={kept}
      aria-label={t('keep', { name: favourite.label })}
      onClick={() => toggle(favourite)}
    >
      {kept ? <IconStarFilled size={14} aria-hidden /> : <IconStar size={14} aria-hidden />}
    </ActionIcon>
  );
}
