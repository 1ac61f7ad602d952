'use client';

import { Anchor, Badge, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { type ChartCondition, type PatientSummary, readSummary } from '@wardbook/contracts/chart/chart';
import { numberText, unitBehind, unitText, valueText } from '@wardbook/contracts/chart/value-text';
import { allergyStands } from '@wardbook/contracts/encounters/allergies';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';
import { lastPressure } from './blood-pressure';
import classes from './chart.module.css';
import { Value } from './Flag';
import { flagOf } from './flag-words';
import { periodOf, usePeriodWords } from './periods';
import { Sparkline } from './Sparkline';

/** What must be seen at a glance, always in the same place. */
export function SummaryPanel({ patientId }: { patientId: string }) {
  const t = useTranslations('chart.summary');
  const { data } = useContractQuery(readSummary, { params: { id: patientId } });
  return (
    <Paper component="aside" withBorder p="md" className={classes.summary} aria-label={t('title')}>
      {data ? <SummaryParts summary={data} /> : <Skeleton height={320} />}
    </Paper>
  );
}

/** The same parts, for other places that show what is known, such as the consultation. */
export function SummaryParts({ summary }: { summary: PatientSummary }) {
  const t = useTranslations('chart.summary');
  const statuses = useTranslations('chart.statuses');
  const formats = useFormats();
  const periodWords = usePeriodWords();
  return (
    <Stack gap="md">
      <Part title={t('problems')} empty={t('noProblems')}>
        {summary.problems.map((problem) => (
          <Text key={problem.id} component="div" size="sm">
            {problem.display}
            <Uncertain status={problem.verificationStatus} />
          </Text>
        ))}
      </Part>
      <Part title={t('allergies')} empty={t(`allergyStatus.${summary.allergies.status}`)}>
        {summary.allergies.items.filter(allergyStands).map((allergy) => (
          <Group key={allergy.id} gap={6} wrap="nowrap">
            {allergy.criticality === 'high' && <IconAlertTriangleFilled size={13} color="var(--mantine-color-red-6)" aria-hidden />}
            <Text size="sm">{allergy.display}</Text>
            <Uncertain status={allergy.verificationStatus} />
            {!allergy.checkable && (
              <Badge size="xs" color="amber">
                {t('cannotBeChecked')}
              </Badge>
            )}
          </Group>
        ))}
      </Part>
      <Part title={t('medicines')} empty={t('noMedicines')}>
        {summary.medications.map((medicine) => (
          <div key={medicine.id}>
            <Text size="sm">
              {medicine.display}
              {medicine.status === 'on-hold' && (
                <Badge size="xs" color="amber" ms={6}>
                  {statuses('medicines.on-hold')}
                </Badge>
              )}
            </Text>
            {medicine.dosage && (
              <Text size="xs" c="dimmed">
                {medicine.dosage}
              </Text>
            )}
          </div>
        ))}
      </Part>
      <Part title={t('vitals')} empty={t('noVitals')}>
        {vitalRows(summary.vitals)}
      </Part>
      <Part title={t('results')} empty={t('noResults')}>
        {summary.results.map((result) => (
          <Group key={result.id} justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" truncate title={`${result.display}, ${periodWords(periodOf(result, formats.calendarDay))}`}>
              {result.display}
            </Text>
            <Text size="sm" component="span">
              <Value text={valueText(result)} unit={unitBehind(result)} flag={flagOf(result)} terse />
            </Text>
          </Group>
        ))}
      </Part>
      {summary.moreResults && (
        <Text size="sm" c="dimmed" mt="calc(var(--mantine-spacing-sm) * -1)">
          {t('moreResults')}
        </Text>
      )}
      <Part title={t('upcoming')} empty={t('nothingUpcoming')}>
        {summary.upcoming.map((appointment) => (
          <Text key={appointment.id} size="sm">
            {formats.dateTime(appointment.startsAt)} · {appointment.practitioner}
          </Text>
        ))}
      </Part>
    </Stack>
  );
}

/** What is confirmed needs no word. */
function Uncertain({ status }: { status: ChartCondition['verificationStatus'] | 'presumed' }) {
  const t = useTranslations('chart.statuses.certainties');
  if (status === 'confirmed') return null;
  return (
    <Badge size="xs" color="gray" ms={6}>
      {t(status)}
    </Badge>
  );
}

/** So many entries are seen at a glance; the others unfold. */
const FIRST = 10;

function Part({ title, empty, children }: { title: string; empty: string; children: ReactNode[] }) {
  const t = useTranslations('chart.timeline');
  const [isOpen, setOpen] = useState(false);
  const hidden = children.length - FIRST;
  return (
    <section>
      <Text component="h2" size="xs" fw={600} c="dimmed" mb={4}>
        {title}
      </Text>
      {children.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <Stack gap={4}>
          {isOpen ? children : children.slice(0, FIRST)}
          {hidden > 0 && (
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              {isOpen ? t('fewer') : t('more', { count: hidden })}
            </Anchor>
          )}
        </Stack>
      )}
    </section>
  );
}

function vitalRows(vitals: PatientSummary['vitals']): ReactNode[] {
  const pressure = lastPressure(vitals);
  const others = vitals.filter((trend) => trend !== pressure?.systolic && trend !== pressure?.diastolic);
  const rows = others.map((trend) => <TrendRow key={trend.key} trend={trend} />);
  return pressure ? [<PressureRow key="pressure" {...pressure} />, ...rows] : rows;
}

/** One row for both numbers, as they are read and said; the line is that of the systolic pressure. */
function PressureRow({ systolic, diastolic }: NonNullable<ReturnType<typeof lastPressure>>) {
  const t = useTranslations('chart.summary');
  const signs = useTranslations('encounters.vitals.signs');
  const formats = useFormats();
  const ends = [systolic.points.at(-1), diastolic.points.at(-1)].filter((point) => point !== undefined);
  const components = ends.map(({ value, flag }) => ({ display: '', value, flag }));
  return (
    <div className={classes.trendRow}>
      <span title={ends[0] && formats.dateTime(ends[0].at)}>{t('bloodPressure')}</span>
      <TrendLine trend={systolic} name={signs('systolic')} />
      <Value text={ends.map(valueText).join('/')} unit={unitText(systolic.unit)} flag={flagOf({ components })} terse />
    </div>
  );
}

function TrendLine({ trend: { points }, name }: { trend: PatientSummary['vitals'][number]; name: string }) {
  const t = useTranslations('chart.summary');
  if (points.length < 2) return <span />;
  return <Sparkline values={points.map(({ value }) => value)} label={t('trendOf', { name, count: points.length })} />;
}

function TrendRow({ trend }: { trend: PatientSummary['vitals'][number] }) {
  const signs = useTranslations('encounters.vitals.signs');
  const formats = useFormats();
  const name = signs.has(trend.key as 'pulse') ? signs(trend.key as 'pulse') : trend.display;
  const last = trend.points.at(-1);
  if (!last) return null;
  return (
    <div className={classes.trendRow}>
      <span title={formats.dateTime(last.at)}>{name}</span>
      <TrendLine trend={trend} name={name} />
      <span>
        <Value text={valueText(last)} unit={unitText(trend.unit)} flag={last.flag} terse />
        {last.stated && <Text span size="xs" c="dimmed">{` (${numberText(last.stated.value)} ${unitText(last.stated.unit)})`}</Text>}
      </span>
    </div>
  );
}
