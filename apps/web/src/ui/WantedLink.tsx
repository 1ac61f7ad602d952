'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link whose page is prefetched once the pointer or the focus is on it. Prefetching every page of the navigation would slow
 * down the page that is being opened.
 */
export function WantedLink({ onMouseEnter, onFocus, ...link }: ComponentProps<typeof Link>) {
  const [isWanted, setWanted] = useState(false);
  return (
    <Link
      {...link}
      prefetch={isWanted ? null : false}
      onMouseEnter={(event) => {
        setWanted(true);
        onMouseEnter?.(event);
      }}
      onFocus={(event) => {
        setWanted(true);
        onFocus?.(event);
      }}
    />
  );
}
