'use client';

import { Badge, Group, Paper, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/ui/formats';
import classes from './chart.module.css';
import { NoteBlock } from './NoteBlock';
import { usePeriodWords } from './periods';
import { ReportBlock } from './ReportBlock';
import { useStatusWord } from './use-status-word';
import { VisitPrints } from './VisitPrints';
import { ResultsLine, VitalsLine } from './VisitValues';
import type { TimelineKind, VisitGroup } from './visit-groups';

/** One visit: when, where, with whom and why, then what happened in it. */
export function VisitCard({ group, kinds }: { group: VisitGroup; kinds: readonly TimelineKind[] }) {
  const t = useTranslations('chart.timeline');
  const plans = useTranslations('chart.plans.statuses');
  const statuses = useTranslations('chart.statuses');
  const statusOf = useStatusWord();
  const notDone = (fulfilment: string) => (fulfilment === 'not-done' ? statusOf('orders', fulfilment) : undefined);
  const shows = (kind: TimelineKind) => group[kind].length > 0 && (kinds.length === 0 || kinds.includes(kind));
  return (
    <Paper component="article" withBorder className={classes.visit}>
      <VisitHeader group={group} />
      <dl style={{ margin: 0 }}>
        {shows('diagnoses') && (
          <Line label={t('kinds.diagnoses')}>
            <Words
              list={group.diagnoses.map(({ id, display, code, verificationStatus }) => ({
                id,
                text: display,
                hint: code,
                status: verificationStatus === 'confirmed' ? undefined : statuses(`certainties.${verificationStatus}`),
                over: verificationStatus === 'refuted',
              }))}
            />
          </Line>
        )}
        {shows('notes') && (
          <Line label={t('kinds.notes')}>
            {group.notes.map((note) => (
              <NoteBlock key={note.id} note={note} folded />
            ))}
          </Line>
        )}
        {shows('vitals') && (
          <Line label={t('kinds.vitals')}>
            <VitalsLine observations={group.vitals} />
          </Line>
        )}
        {shows('results') && (
          <Line label={t('kinds.results')}>
            <ResultsLine observations={group.results} />
          </Line>
        )}
        {shows('reports') && (
          <Line label={t('kinds.reports')}>
            {group.reports.map((report) => (
              <ReportBlock key={report.id} report={report} folded />
            ))}
          </Line>
        )}
        {shows('medicines') && (
          <Line label={t('kinds.medicines')}>
            <Words
              list={group.medicines.map(({ id, display, dosage, status }) => ({
                id,
                text: display,
                about: dosage,
                status: status === 'active' || status === 'completed' ? undefined : statusOf('medicines', status),
                over: status === 'cancelled',
              }))}
            />
          </Line>
        )}
        {shows('procedures') && (
          <Line label={t('kinds.procedures')}>
            <Words
              list={group.procedures.map(({ id, display, status, atText }) => ({
                id,
                text: display,
                about: atText,
                status: status === 'completed' ? undefined : statusOf('procedures', status),
                over: status === 'not-done',
              }))}
            />
          </Line>
        )}
        {shows('vaccines') && (
          <Line label={t('kinds.vaccines')}>
            <Words
              list={group.vaccines.map(({ id, display, status, atText }) => ({
                id,
                text: display,
                about: atText,
                status: status === 'completed' ? undefined : statusOf('vaccines', status),
                over: status === 'not-done',
              }))}
            />
          </Line>
        )}
        {shows('orders') && (
          <Line label={t('kinds.orders')}>
            <Words
              list={group.orders.map(({ id, display, status, fulfilment }) => ({
                id,
                text: display,
                status: status === 'active' ? notDone(fulfilment) : statusOf('orders', status),
                over: status === 'revoked' || fulfilment === 'not-done',
              }))}
            />
          </Line>
        )}
        {shows('plans') && (
          <Line label={t('kinds.plans')}>
            <Words
              list={group.plans.map(({ id, title, status }) => ({
                id,
                text: title,
                status: status === 'active' ? undefined : plans(status),
                over: status === 'revoked',
              }))}
            />
          </Line>
        )}
      </dl>
    </Paper>
  );
}

function VisitHeader({ group: { visit, at, period, medicines } }: { group: VisitGroup }) {
  const t = useTranslations('chart.timeline');
  const classNames = useTranslations('chart.classes');
  const statuses = useTranslations('chart.statuses');
  const formats = useFormats();
  const periodWords = usePeriodWords();
  const about = visit && [
    visit.department ?? visit.place ?? visit.facility,
    visit.practitioner,
    visit.reason ?? visit.encounters[0]?.display,
  ];
  return (
    <Group justify="space-between" wrap="nowrap" mb={4} gap="sm">
      <div style={{ minWidth: 0 }}>
        <Text fw={600} component="h3">
          {visit ? formats.dateTime(at) : periodWords(period)}
        </Text>
        <Text size="sm" c="dimmed">
          {about ? about.filter(Boolean).join(' · ') : t('outsideVisits')}
        </Text>
      </div>
      {visit && (
        <Group gap="xs" wrap="nowrap">
          {visit.status !== 'finished' && (
            <Badge color="amber" miw="max-content">
              {statuses(`visits.${visit.status}`)}
            </Badge>
          )}
          <Badge color="gray" miw="max-content">
            {classNames(visit.class)}
          </Badge>
          <VisitPrints visitId={visit.id} prescribed={medicines.length > 0} />
        </Group>
      )}
    </Group>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Word {
  id: string;
  text: string;
  hint?: string | undefined;
  about?: string | undefined;
  /** What is neither done nor certain says so; what is plain says nothing. */
  status?: string | undefined;
  /** What was withdrawn is struck out. What is merely past is not: it was true of this visit. */
  over?: boolean;
}

function Words({ list }: { list: readonly Word[] }) {
  return list.map(({ id, text, hint, about, status, over }) => (
    <Text key={id} component="div" size="sm" c={over ? 'dimmed' : undefined}>
      <Text span size="sm" td={over ? 'line-through' : undefined}>
        {text}
      </Text>
      {hint && <span className="code">{` ${hint}`}</span>}
      {about && <Text span size="sm" c="dimmed">{` · ${about}`}</Text>}
      {status && (
        <Badge size="xs" color="amber" ms={6}>
          {status}
        </Badge>
      )}
    </Text>
  ));
}
