import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { fullPath } from '@wardbook/contracts/core/endpoint';
import type { Permission } from '@wardbook/contracts/core/permissions';
import { headers } from 'next/headers';
import { beginReads } from './begin-reads';

/** What a page reads about the record in its address, by the page's path below the facility, such as `/patients/:id`. */
export type PageReads = Record<string, readonly AnyEndpoint[]>;

/**
 * Begins to ask for what the page will show while its scripts are still on their way. The script is the same for every address and
 * reads the record's id from it, so nothing that a visitor wrote is ever part of it.
 */
export async function EarlyReads({ pages }: { pages: PageReads }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const early = Object.entries(pages).map(([page, endpoints]) => ({
    page,
    reads: endpoints.map((endpoint) => ({ path: fullPath(endpoint), permission: endpoint.access as Permission })),
  }));
  const script = `(${beginReads})(${JSON.stringify(early)})`;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script of ours, with nothing from outside in it.
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />;
}
