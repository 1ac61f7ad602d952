'use client';

import { useState } from 'react';

/** Kept in memory only: a search can be a name, so it never reaches the address or the disk. Signing out reloads the page. */
let remembered = '';

/** The text of the search box, still there when one comes back from a patient. */
export function useRememberedSearch(): [string, (text: string) => void] {
  const [text, setText] = useState(remembered);
  return [
    text,
    (next) => {
      remembered = next;
      setText(next);
    },
  ];
}
