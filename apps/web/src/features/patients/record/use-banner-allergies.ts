'use client';

import { readAllergies } from '@wardbook/contracts/encounters/allergies';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import type { Allergies } from '../allergies';

/** Fetched for those who may see the chart. Null while they are not known to this page; an unanswered question is never shown as an answer. */
export function useBannerAllergies(id: string): Allergies | null {
  const mayRead = useMay('chart:read');
  const hasCharts = useFacility().modules.includes('encounters');
  const { data } = useContractQuery(readAllergies, { params: { id } }, { enabled: mayRead && hasCharts });
  useLive(`chart:${id}`, [readAllergies]);
  if (!data) return null;
  if (data.status === 'known') return { state: 'known', names: data.items.filter(isInForce).map(({ display }) => display) };
  return { state: data.status === 'none-known' ? 'none' : 'not-asked' };
}

function isInForce({ clinicalStatus, verificationStatus }: { clinicalStatus: string | null; verificationStatus: string }): boolean {
  return clinicalStatus === 'active' && verificationStatus !== 'refuted' && verificationStatus !== 'entered-in-error';
}
