'use client';

import { Badge, Button, Group, Paper, Progress, Select, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTarget } from '@tabler/icons-react';
import { achievement, type CarePlan, followActivity, followGoal, listCarePlans } from '@wardbook/contracts/encounters/care-plans';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { PlanForm } from './PlanForm';
import { PLAN_READERS } from './readers';

/** Treatment plans: what they aim at, how many sessions are done. */
export function PlansSection({ patientId }: { patientId: string }) {
  const t = useTranslations('chart.plans');
  const mayWrite = useMay('note:write');
  const [isStarting, setStarting] = useState(false);
  const { data } = useContractQuery(listCarePlans, { params: { id: patientId } });
  return (
    <Stack>
      {mayWrite && (
        <Group justify="flex-end">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setStarting(true)}>
            {t('start')}
          </Button>
        </Group>
      )}
      {data?.items.length === 0 && <EmptyState icon={<IconTarget />} title={t('empty')} hint={t('emptyHint')} />}
      {data?.items.map((plan) => (
        <PlanCard key={plan.id} plan={plan} mayWrite={mayWrite} />
      ))}
      <RecordDrawer opened={isStarting} onClose={() => setStarting(false)} title={t('start')}>
        <PlanForm patientId={patientId} onDone={() => setStarting(false)} />
      </RecordDrawer>
    </Stack>
  );
}

function PlanCard({ plan, mayWrite }: { plan: CarePlan; mayWrite: boolean }) {
  const t = useTranslations('chart.plans');
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const goal = useContractMutation(followGoal, { invalidates: PLAN_READERS });
  const activity = useContractMutation(followActivity, { invalidates: PLAN_READERS });
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  const isOpen = plan.status === 'active';
  type Activity = CarePlan['activities'][number];
  const count = (each: Activity, confirmed: boolean) =>
    activity.mutate(
      { params: { id: each.id }, body: { version: each.version, doneSessions: each.doneSessions + 1, confirmed } },
      { onError },
    );
  const countSession = (each: Activity) => {
    if (each.plannedSessions === null || each.doneSessions < each.plannedSessions) return count(each, false);
    modals.openConfirmModal({
      title: t('moreThanPlanned'),
      children: <Text>{t('moreThanPlannedMeaning', { planned: each.plannedSessions })}</Text>,
      labels: { confirm: t('countSession'), cancel: t('goBack') },
      onConfirm: () => count(each, true),
    });
  };
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {plan.title}
        </Title>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {formats.day(plan.startedOn)}
            {plan.endedOn && ` – ${formats.day(plan.endedOn)}`}
          </Text>
          <Badge color={isOpen ? 'teal' : 'gray'}>{t(`statuses.${plan.status}`)}</Badge>
        </Group>
      </Group>
      {plan.description && <Text size="sm">{plan.description}</Text>}
      <Stack gap="xs" mt="xs">
        {plan.goals.map((each) => (
          <Group key={each.id} justify="space-between" gap="sm">
            <Text size="sm">
              {each.description}
              {each.dueOn && <Text span c="dimmed">{` · ${t('until', { day: formats.day(each.dueOn) })}`}</Text>}
            </Text>
            <Select
              size="xs"
              w={150}
              aria-label={t('achievementOf', { goal: each.description })}
              placeholder={t('notYetJudged')}
              disabled={!mayWrite || !isOpen}
              value={each.achievementStatus}
              data={achievement.options.map((value) => ({ value, label: t(`achievements.${value}`) }))}
              onChange={(value) =>
                value &&
                goal.mutate(
                  { params: { id: each.id }, body: { version: each.version, achievementStatus: value as 'achieved' } },
                  { onError },
                )
              }
            />
          </Group>
        ))}
        {plan.activities.map((each) => (
          <Group key={each.id} justify="space-between" gap="sm">
            <Text size="sm">{each.display}</Text>
            <Group gap="xs">
              {each.plannedSessions !== null && (
                <>
                  <Progress w={100} value={(each.doneSessions / each.plannedSessions) * 100} aria-label={each.display} />
                  <Text size="sm" className="tabular">
                    {t('sessions', { done: each.doneSessions, planned: each.plannedSessions })}
                  </Text>
                </>
              )}
              {mayWrite && isOpen && each.status !== 'stopped' && each.status !== 'cancelled' && (
                <Button size="compact-sm" variant="default" onClick={() => countSession(each)}>
                  {t('countSession')}
                </Button>
              )}
            </Group>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
