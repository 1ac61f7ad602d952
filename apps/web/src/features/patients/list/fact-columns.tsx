import { Text } from '@mantine/core';
import type { PatientFacts, PatientListRow } from '@wardbook/contracts/patients/patients';
import type { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Formats } from '@/ui/formats';
import type { Column } from '@/ui/table/columns';

/** What other departments know: last visit, next appointment, balance. The API leaves out what the role does not see, and its column with it. */
export function factColumns(
  t: ReturnType<typeof useTranslations<'patients'>>,
  formats: Formats,
  seen: PatientFacts,
): Column<PatientListRow>[] {
  const columns: Record<keyof PatientFacts, Column<PatientListRow>> = {
    lastVisitAt: {
      key: 'lastVisit',
      header: t('columns.lastVisit'),
      width: '100px',
      cell: ({ lastVisitAt }) => lastVisitAt && <Nowrap>{formats.dayOf(lastVisitAt)}</Nowrap>,
    },
    nextAppointmentAt: {
      key: 'nextAppointment',
      header: t('columns.nextAppointment'),
      width: '140px',
      cell: ({ nextAppointmentAt }) => nextAppointmentAt && <Nowrap>{formats.dateTime(nextAppointmentAt)}</Nowrap>,
    },
    balance: {
      key: 'balance',
      header: t('columns.balance'),
      width: '100px',
      align: 'end',
      cell: ({ balance }) => balance && balance.amount !== 0 && <Owed {...balance} formats={formats} />,
    },
  };
  return (Object.keys(columns) as (keyof PatientFacts)[]).filter((key) => seen[key] !== undefined).map((key) => columns[key]);
}

/** A day on two lines would make its row twice as high. */
export function Nowrap({ children }: { children: ReactNode }) {
  return <span className="nowrap">{children}</span>;
}

/** What is owed stands out; what is in the patient's favour carries its sign. */
function Owed({ amount, currency, formats }: { amount: number; currency: string; formats: Formats }) {
  return (
    <Text span inherit className="nowrap" fw={amount > 0 ? 600 : 400}>
      {formats.money(amount, currency)}
    </Text>
  );
}
