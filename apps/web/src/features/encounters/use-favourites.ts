'use client';

import { notifications } from '@mantine/notifications';
import type { FavouriteBody } from '@wardbook/contracts/encounters/favourites';
import { type Favourite, keepFavourite, listFavourites, removeFavourite } from '@wardbook/contracts/encounters/favourites';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';

const CHANGES = [listFavourites];

/** What the doctor keeps for the next patient. Kind and label make a favourite one. */
export function useFavourites() {
  const messageOf = useProblemMessage();
  const { data } = useContractQuery(listFavourites, {}, { staleTime: 60_000 });
  const keep = useContractMutation(keepFavourite, { invalidates: CHANGES });
  const remove = useContractMutation(removeFavourite, { invalidates: CHANGES });
  const all: readonly Favourite[] = data?.items ?? [];
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  const keptAs = ({ kind, label }: FavouriteBody) => all.find((one) => one.kind === kind && one.label === label);
  return {
    all,
    isKept: (body: FavouriteBody) => keptAs(body) !== undefined,
    toggle: (body: FavouriteBody) => {
      const kept = keptAs(body);
      if (kept) remove.mutate({ params: { id: kept.id } }, { onError });
      else keep.mutate({ body }, { onError });
    },
  };
}
