'use client';

import { type ReactNode, useEffect, useMemo } from 'react';
import { FacilityApi } from '@/api/api-provider';
import { browserStore } from '@/api/browser-store';
import { LocalityProvider } from '@/ui/locality';
import { NothingHere } from '@/ui/NothingHere';
import { type CurrentFacility, FacilityContext } from './facility-context';
import { LAST_FACILITY } from './HomeRedirect';
import { useMe } from './me-context';

/** Opens the facility that the URL names, in its zone and currency, to users with a role there. */
export function FacilityGate({ code, children }: { code: string; children: ReactNode }) {
  const { facilities } = useMe();
  const current = useMemo((): CurrentFacility | null => {
    const found = facilities.find((facility) => facility.code === code);
    return found ? { ...found, path: (below) => `/f/${found.code}${below}` } : null;
  }, [facilities, code]);

  useEffect(() => {
    if (current) browserStore.write(LAST_FACILITY, current.code);
  }, [current]);

  if (current === null) return <NothingHere />;
  return (
    <FacilityContext value={current}>
      <FacilityApi facilityId={current.id}>
        <LocalityProvider timeZone={current.timeZone} currency={current.currency}>
          {children}
        </LocalityProvider>
      </FacilityApi>
    </FacilityContext>
  );
}
