'use client';

import { Paper, Skeleton } from '@mantine/core';
import { type PatientFacts, readPatientFacts } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';
import classes from './DeskFacts.module.css';

/** What the desk tells a patient without opening anything else: the next appointment, the last visit and what is owed. */
export function DeskFacts({ patientId }: { patientId: string }) {
  const { data } = useContractQuery(readPatientFacts, { params: { id: patientId } });
  if (!data) return <Skeleton height={56} />;
  return <Facts facts={data} />;
}

function Facts({ facts: { nextAppointmentAt, lastVisitAt, balance } }: { facts: PatientFacts }) {
  const t = useTranslations('patients.facts');
  const columns = useTranslations('patients.columns');
  const formats = useFormats();
  const shown = [
    nextAppointmentAt !== undefined && [columns('nextAppointment'), nextAppointmentAt ? formats.dateTime(nextAppointmentAt) : t('none')],
    lastVisitAt !== undefined && [columns('lastVisit'), lastVisitAt ? formats.dayOf(lastVisitAt) : t('none')],
    balance !== undefined && [columns('balance'), balanceWords(balance)],
  ].filter((each): each is [string, string] => Boolean(each));
  if (shown.length === 0) return null;
  return (
    <Paper component="dl" className={classes.facts}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </Paper>
  );

  function balanceWords(owed: PatientFacts['balance']): string {
    if (!owed || owed.amount === 0) return t('nothingOwed');
    const amount = formats.money(Math.abs(owed.amount), owed.currency);
    return t(owed.amount > 0 ? 'owes' : 'credit', { amount });
  }
}
