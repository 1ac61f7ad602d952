'use client';

import { type Call, createClient } from '@wardbook/contracts/core/client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { sessionFetch } from './session-fetch';

interface Api {
  call: Call;
  /** The facility that every call names, or null outside a facility. It is part of every query key. */
  facilityId: string | null;
}

const baseUrl = '/api/v1';

/** Calls as the signed-in user, in no particular facility. */
const withoutFacility: Api = { call: createClient({ baseUrl, fetch: sessionFetch }), facilityId: null };

/** Calls without any session, for signing in and set-up: a refusal is an answer there and locks nothing. */
export const plainCall: Call = createClient({ baseUrl });

const ApiContext = createContext(withoutFacility);

/** Everything below calls the API in the facility of the page's URL, so that two tabs cannot write into each other's. */
export function FacilityApi({ facilityId, children }: { facilityId: string; children: ReactNode }) {
  const api = useMemo(
    () => ({ facilityId, call: createClient({ baseUrl, fetch: sessionFetch, headers: () => ({ 'Wardbook-Facility': facilityId }) }) }),
    [facilityId],
  );
  return <ApiContext value={api}>{children}</ApiContext>;
}

/** The typed client of this page: `const { call } = useApi()`. Screens mostly use the query and mutation hooks instead. */
export const useApi = (): Api => useContext(ApiContext);
