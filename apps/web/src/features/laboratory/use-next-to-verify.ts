'use client';

import { notifications } from '@mantine/notifications';
import type { LabWorkDetail } from '@wardbook/contracts/laboratory/results';
import { listLabWork } from '@wardbook/contracts/laboratory/work';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useApi } from '@/api/api-provider';
import { useFacility } from '@/features/identity';

/** Enough to find one that another person entered. */
const LOOKED_AT = 20;

/** After a release the next result opens that waits for this verifier; where there is none, the worklist does. */
export function useNextToVerify(): (done: LabWorkDetail) => Promise<void> {
  const t = useTranslations('laboratory.work');
  const { call } = useApi();
  const router = useRouter();
  const facility = useFacility();
  return async (done) => {
    const released = t('releasedNotice', { test: done.test.name, name: done.patient.name });
    // Where the list cannot be read now, the worklist says so itself.
    const waiting = await call(listLabWork, { query: { tab: 'to-verify', limit: LOOKED_AT } }).catch(() => null);
    const next = waiting?.items.find(
      ({ id, status, enteredByMe }) => id !== done.id && status === 'to-verify' && (!enteredByMe || done.mayVerifyAlone),
    );
    notifications.show({ color: 'green', message: next ? released : `${released}. ${t('allVerified')}` });
    router.push(facility.path(next ? `/laboratory/${next.id}` : '/laboratory?tab=to-verify'));
  };
}
