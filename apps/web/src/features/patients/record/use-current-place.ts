'use client';

import { listVisits } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';

/** Where the patient is in this facility now: what they wait for, with whom, in which department. Undefined when not here. */
export function useCurrentPlace(patientId: string): string | undefined {
  const t = useTranslations('patients.place');
  const maySee = useMay('visit:read');
  const enabled = useFacility().modules.includes('encounters') && maySee;
  const { data } = useContractQuery(listVisits, { query: { queue: 'here', patientId, limit: 1 } }, { enabled });
  useLive('queue', [listVisits]);
  const visit = data?.items[0];
  if (!visit) return undefined;
  const { status, tokenNumber, practitioner, department } = visit;
  const state = status === 'in-progress' ? t('in-progress') : t(status === 'triaged' ? 'triaged' : 'arrived');
  const token = tokenNumber === null ? null : t('token', { number: tokenNumber });
  return [state, token, practitioner?.name, department?.name].filter(Boolean).join(' · ');
}
