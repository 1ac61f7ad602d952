'use client';

import { Button, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { readSummary } from '@wardbook/contracts/chart/chart';
import {
  finishVisit,
  listUnfinished,
  listVisits,
  readVisit,
  reopenVisit,
  type UnfinishedWork,
  type Visit,
} from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { FormProblem } from '@/ui/form/FormProblem';
import { showUndoNotice } from '@/ui/undo-notice';

const CHANGES = { invalidates: [readVisit, listVisits, readSummary] };

/** Ends the visit: says first what is still under way, and can be taken back. */
export function FinishVisit({ visit }: { visit: Visit }) {
  const t = useTranslations('encounters.consultation');
  const common = useTranslations('common');
  const [isAsking, setAsking] = useState(false);
  if (visit.endedAt) return null;
  const { name } = visit.patient;
  const close = () => setAsking(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('finish')}
      </Button>
      <Modal opened={isAsking} onClose={close} title={t('finishTitle', { name })} closeButtonProps={{ 'aria-label': common('close') }}>
        <Finish visit={visit} onDone={close} />
      </Modal>
    </>
  );
}

function Finish({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const t = useTranslations('encounters.consultation');
  const { name } = visit.patient;
  const { data } = useContractQuery(listUnfinished, { params: { id: visit.id } });
  const offerUndo = useOfferUndo();
  const finish = useContractMutation(finishVisit, {
    ...CHANGES,
    onSuccess: (finished) => {
      onDone();
      offerUndo(finished);
    },
  });
  return (
    <Stack>
      {data ? <Unfinished work={data} /> : <Skeleton height={60} />}
      <Text>{t('finishMeaning', { name })}</Text>
      <FormProblem problem={finish.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button
          data-autofocus
          loading={finish.isPending}
          onClick={() => finish.mutate({ params: { id: visit.id }, body: { version: visit.version } })}
        >
          {t('finish')}
        </Button>
      </Group>
    </Stack>
  );
}

function Unfinished({ work: { orders, unsignedNotes } }: { work: UnfinishedWork }) {
  const t = useTranslations('encounters.consultation');
  if (orders.length === 0 && unsignedNotes.length === 0) return <Text c="dimmed">{t('nothingOpen')}</Text>;
  return (
    <>
      {unsignedNotes.length > 0 && <OpenList title={t('openNotes')} names={unsignedNotes.map(({ title }) => title)} />}
      {orders.length > 0 && <OpenList title={t('openOrders')} names={orders.map((order) => order.name)} hint={t('openOrdersMeaning')} />}
    </>
  );
}

function OpenList({ title, names, hint }: { title: string; names: readonly string[]; hint?: string }) {
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <List size="sm">
        {names.map((name, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two orders may have one name, and the list does not change
          <List.Item key={place}>{name}</List.Item>
        ))}
      </List>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}

/** A message that takes the step back, for as long as it stands there. */
function useOfferUndo(): (finished: Visit) => void {
  const t = useTranslations('encounters.consultation');
  const messageOf = useProblemMessage();
  const reopen = useContractMutation(reopenVisit, CHANGES);
  return ({ id, version, patient: { name } }) => {
    const undo = () =>
      reopen
        .mutateAsync({ params: { id }, body: { version } })
        .then(() => notifications.show({ color: 'green', message: t('reopened', { name }) }))
        .catch((error: unknown) => notifications.show({ color: 'red', message: messageOf(error) }));
    showUndoNotice({ id, text: t('finished', { name }), label: t('undo'), onUndo: () => void undo() });
  };
}
