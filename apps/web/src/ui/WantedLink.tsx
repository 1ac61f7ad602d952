'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link whose page is fetched ahead once somebody points at it. A rail of pages that were all fetched ahead would take the
 * server from the page that is being opened.
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
