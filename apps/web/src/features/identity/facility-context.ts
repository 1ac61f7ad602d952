'use client';

import type { Permission } from '@wardbook/contracts/core/permissions';
import type { Me } from '@wardbook/contracts/identity/sessions';
import { createContext, useContext } from 'react';

export type CurrentFacility = Me['facilities'][number] & {
  /** The address of a page in this facility: `facility.path('/patients')`. */
  path: (below: string) => string;
};

export const FacilityContext = createContext<CurrentFacility | null>(null);

/** The facility of the page's URL, with what the user may do there. Works everywhere below `/f/<facility>`. */
export function useFacility(): CurrentFacility {
  const facility = useContext(FacilityContext);
  if (facility === null) throw new Error('useFacility works below /f/<facility> only.');
  return facility;
}

/** Whether to offer an act: `useMay('patient:register')`. The API decides; this only hides what it would refuse. */
export function useMay(permission: Permission): boolean {
  return useFacility().permissions.includes(permission);
}
