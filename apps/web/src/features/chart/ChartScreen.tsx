'use client';

import { NavLink, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { type PatientHistory, readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { readAllergies } from '@wardbook/contracts/encounters/allergies';
import { readPatient } from '@wardbook/contracts/patients/patients';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { ErrorState } from '@/ui/ErrorState';
import classes from './chart.module.css';
import { SummaryPanel } from './SummaryPanel';
import { Timeline } from './Timeline';

const loading = () => <Loading />;
/** The timeline opens with the chart; the other sections are loaded when the reader opens them. */
const ResultsSection = dynamic(() => import('./ResultsSection').then((file) => file.ResultsSection), { loading });
const ProblemsSection = dynamic(() => import('./ProblemsSection').then((file) => file.ProblemsSection), { loading });
const AllergiesSection = dynamic(() => import('./AllergiesSection').then((file) => file.AllergiesSection), { loading });
const MedicinesSection = dynamic(() => import('./MedicinesSection').then((file) => file.MedicinesSection), { loading });
const NotesSection = dynamic(() => import('./NotesSection').then((file) => file.NotesSection), { loading });
const ReportsSection = dynamic(() => import('./ReportsSection').then((file) => file.ReportsSection), { loading });
const HistorySection = dynamic(() => import('./HistorySection').then((file) => file.HistorySection), { loading });
const InsuranceSection = dynamic(() => import('./InsuranceSection').then((file) => file.InsuranceSection), { loading });
const PlansSection = dynamic(() => import('./PlansSection').then((file) => file.PlansSection), { loading });

const sections = [
  'timeline',
  'results',
  'reports',
  'problems',
  'allergies',
  'medicines',
  'notes',
  'history',
  'plans',
  'insurance',
] as const;
type Section = (typeof sections)[number];

/** The whole record of one patient: an index at the left, one section in the middle, the summary always at the right. */
export function ChartScreen({ patientId }: { patientId: string }) {
  const t = useTranslations('chart');
  const [section, setSection] = useQueryState('section', parseAsStringLiteral(sections).withDefault('timeline'));
  const { data, error, refetch } = useContractQuery(readHistory, { params: { id: patientId } });
  const { data: summary } = useContractQuery(readSummary, { params: { id: patientId } });
  const offered = sections.filter((each) => each !== 'insurance' || each === section || summary?.hasInsuranceHistory);
  useLive(`chart:${patientId}`, [readHistory, readSummary, readAllergies]);
  return (
    <div className={classes.layout}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <nav className={classes.index} aria-label={t('index')}>
        {offered.map((each) => (
          <NavLink
            key={each}
            component="button"
            active={section === each}
            aria-current={section === each ? 'page' : undefined}
            label={t(`sections.${each}`)}
            onClick={() => void setSection(each)}
          />
        ))}
      </nav>
      <section aria-label={t(`sections.${section}`)}>
        {error && <ErrorState error={error} onRetry={refetch} />}
        {!data && !error && <Loading />}
        {data && <Open section={section} history={data} patientId={patientId} />}
      </section>
      <SummaryPanel patientId={patientId} />
    </div>
  );
}

function Open({ section, history, patientId }: { section: Section; history: PatientHistory; patientId: string }) {
  const { data: patient } = useContractQuery(readPatient, { params: { id: patientId } });
  switch (section) {
    case 'timeline':
      return <Timeline history={history} />;
    case 'results':
      return <ResultsSection observations={history.observations} />;
    case 'reports':
      return <ReportsSection reports={history.reports} />;
    case 'problems':
      return <ProblemsSection patientId={patientId} conditions={history.conditions} />;
    case 'allergies':
      return <AllergiesSection patientId={patientId} allergies={history.allergies} />;
    case 'medicines':
      return <MedicinesSection medications={history.medications} />;
    case 'notes':
      return <NotesSection notes={history.notes} />;
    case 'history':
      return <HistorySection patientId={patientId} entries={history.historyEntries} sex={patient?.sex} />;
    case 'plans':
      return <PlansSection patientId={patientId} />;
    case 'insurance':
      return <InsuranceSection patientId={patientId} />;
  }
}

function Loading() {
  return (
    <Stack gap="sm">
      <Skeleton height={28} width="60%" />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </Stack>
  );
}
