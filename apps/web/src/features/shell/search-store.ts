import { createSpotlight } from '@mantine/spotlight';

/** The one search of the shell; opened by Ctrl/Cmd+K, the search box, and screens that send the user there. */
const [store, search] = createSpotlight();
export const searchStore = store;

/**
 * Selects the first thing found, so that Enter opens it. Mantine marks the selection on the element itself and offers no
 * call for it.
 */
export function selectFirst(): void {
  const list = document.getElementById(searchStore.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  searchStore.updateState((state) => ({ ...state, selected: 0 }));
}

export const openSearch = (): void => search.open();
