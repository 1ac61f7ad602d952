'use client';

import { Anchor, Group, Text } from '@mantine/core';
import type { ChartObservation } from '@wardbook/contracts/chart/chart';
import { unitBehind, valueText } from '@wardbook/contracts/chart/value-text';
import { vitalOfCode } from '@wardbook/contracts/encounters/vital-signs';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { withPressures } from './blood-pressure';
import { Value } from './Flag';
import { flagMeaning, flagOf } from './flag-words';

const FIRST_RESULTS = 6;

/** The vital signs of a visit on one line. */
export function VitalsLine({ observations }: { observations: readonly ChartObservation[] }) {
  return (
    <Group gap="2px var(--mantine-spacing-md)">
      {withPressures(observations).map((each) => (
        <Labelled key={each.id} observation={each} />
      ))}
    </Group>
  );
}

/** What is abnormal comes first; the rest unfolds. */
export function ResultsLine({ observations }: { observations: readonly ChartObservation[] }) {
  const t = useTranslations('chart.timeline');
  const [isOpen, setOpen] = useState(false);
  const sorted = [...observations].sort((a, b) => Number(isAbnormal(b)) - Number(isAbnormal(a)));
  const shown = isOpen ? sorted : sorted.slice(0, FIRST_RESULTS);
  return (
    <Group gap="2px var(--mantine-spacing-md)">
      {shown.map((each) => (
        <Labelled key={each.id} observation={each} />
      ))}
      {sorted.length > FIRST_RESULTS && (
        <Anchor component="button" type="button" size="sm" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? t('fewer') : t('more', { count: sorted.length - FIRST_RESULTS })}
        </Anchor>
      )}
    </Group>
  );
}

function isAbnormal(observation: ChartObservation): boolean {
  return flagMeaning(flagOf(observation)) !== null;
}

function Labelled({ observation }: { observation: ChartObservation }) {
  const t = useTranslations('chart.observationStatuses');
  const name = vitalOfCode(observation.code)?.display ?? observation.display;
  const status = observation.status as 'preliminary';
  return (
    <Text size="sm" component="span">
      <Text span size="sm" c="dimmed">{`${name} `}</Text>
      <Value text={valueText(observation)} unit={unitBehind(observation)} flag={flagOf(observation)} />
      {t.has(status) && <Text span size="xs" c="dimmed">{` (${t(status)})`}</Text>}
    </Text>
  );
}
