'use client';

import { Button } from '@mantine/core';
import { readSummary } from '@wardbook/contracts/chart/chart';
import { finishVisit, listVisits, readVisit, type Visit } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { FormProblem } from '@/ui/form/FormProblem';

/** Ends the visit. */
export function FinishVisit({ visit }: { visit: Visit }) {
  const t = useTranslations('encounters.consultation');
  const finish = useContractMutation(finishVisit, { invalidates: [readVisit, listVisits, readSummary] });
  if (visit.endedAt) return null;
  return (
    <>
      <Button
        variant="default"
        loading={finish.isPending}
        onClick={() => finish.mutate({ params: { id: visit.id }, body: { version: visit.version } })}
      >
        {t('finish')}
      </Button>
      <FormProblem problem={finish.error} />
    </>
  );
}
