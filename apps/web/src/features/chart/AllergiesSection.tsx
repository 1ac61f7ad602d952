'use client';

import { Badge, Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangleFilled, IconCircleCheck, IconPlus, IconQuestionMark } from '@tabler/icons-react';
import { type Allergies, type Allergy, allergyStands, markAllergyWrong, setAllergyStatus } from '@wardbook/contracts/encounters/allergies';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { AllergyForm } from './AllergyForm';
import { ALLERGY_READERS } from './readers';

/** Known, none known or not asked: the three are told apart by colour, shape and word. */
export function AllergiesSection({ patientId, allergies }: { patientId: string; allergies: Allergies }) {
  const t = useTranslations('chart.allergies');
  const mayRecord = useMay('allergy:record');
  const [isAdding, setAdding] = useState(false);
  return (
    <Stack>
      <Paper withBorder p="md">
        <Group justify="space-between">
          <StatusLine allergies={allergies} />
          {mayRecord && (
            <Group gap="xs">
              {allergies.status !== 'known' && <StatusButtons patientId={patientId} status={allergies.status} />}
              <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
            </Group>
          )}
        </Group>
      </Paper>
      {allergies.items.length > 0 && (
        <Paper withBorder p="md">
          <AllergyTable items={allergies.items} />
        </Paper>
      )}
      <RecordDrawer opened={isAdding} onClose={() => setAdding(false)} title={t('add')}>
        <AllergyForm patientId={patientId} onDone={() => setAdding(false)} />
      </RecordDrawer>
    </Stack>
  );
}

function StatusLine({ allergies }: { allergies: Allergies }) {
  const t = useTranslations('chart.allergies');
  const formats = useFormats();
  const shapes = { known: IconAlertTriangleFilled, 'none-known': IconCircleCheck, 'not-asked': IconQuestionMark } as const;
  const Shape = shapes[allergies.status];
  return (
    <Group gap="xs">
      <Shape size={18} aria-hidden />
      <Text fw={600}>{t(`status.${allergies.status}`)}</Text>
      {allergies.statusAt && (
        <Text size="sm" c="dimmed">
          {t('asked', { when: formats.dateTime(allergies.statusAt) })}
        </Text>
      )}
    </Group>
  );
}

function StatusButtons({ patientId, status }: { patientId: string; status: Allergies['status'] }) {
  const t = useTranslations('chart.allergies');
  const messageOf = useProblemMessage();
  const set = useContractMutation(setAllergyStatus, { invalidates: ALLERGY_READERS });
  const next = status === 'none-known' ? 'not-asked' : 'none-known';
  return (
    <Button
      variant="default"
      loading={set.isPending}
      onClick={() =>
        set.mutate(
          { params: { id: patientId }, body: { status: next } },
          { onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }) },
        )
      }
    >
      {t(`set.${next}`)}
    </Button>
  );
}

function AllergyTable({ items }: { items: readonly Allergy[] }) {
  const t = useTranslations('chart.allergies');
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('substance')}</Table.Th>
          <Table.Th>{t('reaction')}</Table.Th>
          <Table.Th>{t('criticality')}</Table.Th>
          <Table.Th>{t('check')}</Table.Th>
          <Table.Th aria-label={t('acts')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((allergy) => (
          <AllergyRow key={allergy.id} allergy={allergy} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function AllergyRow({ allergy }: { allergy: Allergy }) {
  const t = useTranslations('chart.allergies');
  const problems = useTranslations('chart.problems');
  const certainties = useTranslations('chart.statuses.certainties');
  const mayRecord = useMay('allergy:record');
  const [isWrong, setWrong] = useState(false);
  const markWrong = useContractMutation(markAllergyWrong, { invalidates: ALLERGY_READERS });
  const isHigh = allergy.criticality === 'high';
  return (
    <Table.Tr>
      <Table.Td fw={allergyStands(allergy) ? 600 : undefined} c={allergyStands(allergy) ? undefined : 'dimmed'}>
        <Text span size="sm" inherit td={allergy.verificationStatus === 'refuted' ? 'line-through' : undefined}>
          {allergy.display}
        </Text>
        {allergy.clinicalStatus && allergy.clinicalStatus !== 'active' && (
          <Badge color="gray" ms={6}>
            {problems(`statuses.${allergy.clinicalStatus}`)}
          </Badge>
        )}
        {allergy.verificationStatus !== 'confirmed' && (
          <Badge color="gray" ms={6}>
            {certainties(allergy.verificationStatus)}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{allergy.reactions.map(({ manifestation }) => manifestation).join(', ')}</Table.Td>
      <Table.Td>
        <Badge color={isHigh ? 'red' : 'gray'}>{t(`criticalities.${allergy.criticality}`)}</Badge>
      </Table.Td>
      <Table.Td>{allergy.checkable ? t('checked') : <Badge color="amber">{t('cannotBeChecked')}</Badge>}</Table.Td>
      <Table.Td ta="end">
        {mayRecord && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setWrong(true)}>
            {t('markWrong')}
          </Button>
        )}
        <ReasonModal
          opened={isWrong}
          onClose={() => setWrong(false)}
          title={t('markWrong')}
          confirmLabel={t('markWrong')}
          onConfirm={async (reason) => {
            await markWrong.mutateAsync({ params: { id: allergy.id }, body: { reason } });
          }}
        >
          {t('wrongMeaning', { name: allergy.display })}
        </ReasonModal>
      </Table.Td>
    </Table.Tr>
  );
}
