'use client';

import { listSettings, settingsCatalogue } from '@wardbook/contracts/organisation/settings';
import { useContractQuery } from '@/api/queries';

const KEY = 'practitioner.licence-warning-days';

/** How many days before its end a licence needs attention in this facility. */
export function useLicenceWarningDays(): number {
  const settings = useContractQuery(listSettings, {}, { staleTime: 300_000 });
  return (settings.data?.items.find(({ key }) => key === KEY)?.value as number | undefined) ?? settingsCatalogue[KEY].initial;
}
