'use client';

import { Button, Group } from '@mantine/core';
import { listVisits } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { WantedLink } from '@/ui/WantedLink';
import { useOpenVisit } from './use-open-visit';

/** What a clinician does next with a patient who is here: take vital signs, call in, or go on where the visit stands. */
export function VisitActs({ patientId }: { patientId: string }) {
  const t = useTranslations('encounters.acts');
  const facility = useFacility();
  const maySee = useMay('visit:read');
  const mayWrite = useMay('note:write');
  const mayMeasure = useMay('vitals:record');
  const enabled = facility.modules.includes('encounters') && maySee && (mayWrite || mayMeasure);
  const { data } = useContractQuery(listVisits, { query: { queue: 'here', patientId, limit: 1 } }, { enabled });
  const { open, isCalling } = useOpenVisit();
  const visit = data?.items[0];
  if (!visit) return null;
  const isWaiting = visit.encounterId === null && visit.status !== 'in-progress';
  return (
    <Group gap="xs">
      {mayMeasure && (
        <Button component={WantedLink} href={facility.path(`/vitals?queue=here&visit=${visit.id}`)} size="sm" variant="default">
          {t('vitals')}
        </Button>
      )}
      {mayWrite && isWaiting && (
        <Button size="sm" loading={isCalling} onClick={() => open(visit)}>
          {t('callIn')}
        </Button>
      )}
      {mayWrite && !isWaiting && (
        <Button component={WantedLink} href={facility.path(`/visits/${visit.id}`)} size="sm">
          {t('openVisit')}
        </Button>
      )}
    </Group>
  );
}
