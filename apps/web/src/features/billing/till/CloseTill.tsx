'use client';

import { Alert, Button, Group, Modal, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { type ClosedTill, closeTill, getTill } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFormats } from '@/ui/formats';
import { HiddenHeader } from '@/ui/table/HiddenHeader';
import { MoneyInput } from '../MoneyInput';
import classes from './till.module.css';

/** The blind count: the expected amount is shown only after the counted one is entered. */
export function CloseTill({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('billing.session');
  const common = useTranslations('common');
  const [closed, setClosed] = useState<ClosedTill | null>(null);
  const leave = () => {
    setClosed(null);
    onClose();
  };
  return (
    <Modal
      opened={opened || closed !== null}
      onClose={leave}
      title={closed ? t('result') : t('close')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {closed ? <Result closed={closed} onDone={leave} /> : <Count onClosed={setClosed} onCancel={leave} />}
    </Modal>
  );
}

function Count({ onClosed, onCancel }: { onClosed: (closed: ClosedTill) => void; onCancel: () => void }) {
  const t = useTranslations('billing.session');
  const common = useTranslations('common');
  const messageOf = useProblemMessage();
  const [cash, setCash] = useState<number | null>(null);
  const [card, setCard] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const close = useContractMutation(closeTill, { invalidates: [getTill], onSuccess: onClosed });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (cash === null || card === null || close.isPending) return;
    close.mutate({ body: { countedCash: cash, countedCard: card, ...(note.trim() ? { note: note.trim() } : {}) } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('count')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <MoneyInput label={t('countedCash')} value={cash} onChange={setCash} required data-autofocus />
          <MoneyInput label={t('countedCard')} value={card} onChange={setCard} required />
        </SimpleGrid>
        <TextInput label={t('note')} value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
        {close.error && <Alert color="red">{messageOf(close.error)}</Alert>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {common('goBack')}
          </Button>
          <Button type="submit" loading={close.isPending} disabled={cash === null || card === null}>
            {t('close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Result({ closed, onDone }: { closed: ClosedTill; onDone: () => void }) {
  const t = useTranslations('billing.session');
  const { money } = useFormats();
  const { counted, expected, difference, currency } = closed;
  const total = difference.cash + difference.card;
  const verdict = total === 0 ? t('exact') : t(total < 0 ? 'short' : 'over', { amount: money(Math.abs(total), currency) });
  return (
    <Stack>
      <Alert color={total === 0 && difference.cash === 0 ? 'green' : 'amber'}>{verdict}</Alert>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <HiddenHeader>{t('method')}</HiddenHeader>
            {[t('counted'), t('expected'), t('difference')].map((head) => (
              <Table.Th key={head} className={classes.number}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(['cash', 'card'] as const).map((method) => (
            <Table.Tr key={method}>
              <Table.Th scope="row">{t(method)}</Table.Th>
              {[counted, expected, difference].map((amounts, index) => (
                <Table.Td key={['counted', 'expected', 'difference'][index]} className={classes.number}>
                  {money(amounts[method], currency)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  );
}
