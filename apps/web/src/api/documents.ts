'use client';

import { pathOf } from '@wardbook/contracts/core/client';
import type { AnyEndpoint, Arguments } from '@wardbook/contracts/core/endpoint';
import { type ProblemDocument, ProblemError } from '@wardbook/contracts/core/problem';
import { useCallback } from 'react';
import { useApi } from './api-provider';
import { sessionFetch } from './session-fetch';

/** How long a tab may take to read the document that it was given. */
const KEPT_MS = 60_000;

/**
 * Opens what an endpoint prints in a tab of its own: `await open(printLabReport, { params: { id } })`. The tab is opened by
 * the click itself, before the answer is there, since browsers refuse tabs that open later.
 */
export function useDocuments(): { open: <E extends AnyEndpoint>(endpoint: E, args: Arguments<E>) => Promise<void> } {
  const { facilityId } = useApi();
  const open = useCallback(
    async <E extends AnyEndpoint>(endpoint: E, args: Arguments<E>) => {
      const tab = window.open('', '_blank');
      try {
        const headers: Record<string, string> = facilityId ? { 'Wardbook-Facility': facilityId } : {};
        const response = await sessionFetch(`/api/v1${pathOf(endpoint, args as never)}`, { headers });
        if (!response.ok) throw new ProblemError((await response.json()) as ProblemDocument);
        const address = URL.createObjectURL(await response.blob());
        setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
        if (tab) tab.location.href = address;
        else window.location.assign(address);
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
    [facilityId],
  );
  return { open };
}
