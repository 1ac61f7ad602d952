'use client';

import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconCashRegister, IconLock } from '@tabler/icons-react';
import { getTill, openTill, type TillSession } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFormats } from '@/ui/formats';
import { MoneyInput } from '../MoneyInput';
import { CloseTill } from './CloseTill';
import classes from './till.module.css';

/** The cashier's own drawer: float and receipts while it is open, the way to open it while it is closed. What was taken is not shown before the count. */
export function SessionBar({ session }: { session: TillSession | null }) {
  const [closing, setClosing] = useState(false);
  return (
    <>
      {session ? <OpenSession session={session} onClose={() => setClosing(true)} /> : <ClosedSession />}
      <CloseTill opened={closing} onClose={() => setClosing(false)} />
    </>
  );
}

function OpenSession({ session, onClose }: { session: TillSession; onClose: () => void }) {
  const t = useTranslations('billing.session');
  const { money, time, number } = useFormats();
  const figures = [
    [t('opening'), money(session.openingFloat, session.currency)],
    [t('receipts'), number(session.receipts)],
  ] as const;
  return (
    <Paper px="md" py="xs" component="section" aria-label={session.cashierName}>
      <Group justify="space-between">
        <div className={classes.session}>
          <Group gap={8}>
            <IconCashRegister size={18} aria-hidden />
            <Text fw={600}>{session.cashierName}</Text>
            <Text size="sm" c="dimmed">
              {t('since', { time: time(session.openedAt) })}
            </Text>
          </Group>
          {figures.map(([label, text]) => (
            <div key={label}>
              <Text size="xs" c="dimmed">
                {label}
              </Text>
              <Text className={classes.figure}>{text}</Text>
            </div>
          ))}
        </div>
        <Button variant="default" size="sm" leftSection={<IconLock size={16} aria-hidden />} onClick={onClose}>
          {t('close')}
        </Button>
      </Group>
    </Paper>
  );
}

function ClosedSession() {
  const t = useTranslations('billing.session');
  const messageOf = useProblemMessage();
  const [float, setFloat] = useState<number | null>(null);
  const open = useContractMutation(openTill, { invalidates: [getTill] });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (float !== null && !open.isPending) open.mutate({ body: { openingFloat: float } });
  };
  return (
    <Paper px="md" py="sm">
      <form onSubmit={submit}>
        <Group justify="space-between" align="flex-end">
          <Stack gap={2}>
            <Text fw={600}>{t('closed')}</Text>
            <Text size="sm" c="dimmed">
              {t('closedHint')}
            </Text>
          </Stack>
          <Group align="flex-end" gap="xs">
            <MoneyInput label={t('float')} value={float} onChange={setFloat} w={200} />
            <Button type="submit" loading={open.isPending} disabled={float === null}>
              {t('openTill')}
            </Button>
          </Group>
        </Group>
        {open.error && (
          <Alert color="red" mt="xs">
            {messageOf(open.error)}
          </Alert>
        )}
      </form>
    </Paper>
  );
}
