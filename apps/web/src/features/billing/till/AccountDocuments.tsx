'use client';

import { ActionIcon, Anchor, Button, Group, Menu, Paper, Table, Text, Title } from '@mantine/core';
import { IconDotsVertical, IconPrinter } from '@tabler/icons-react';
import { type Account, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { printInvoice } from '@wardbook/contracts/billing/invoices';
import { getTill, printReceipt, voidPayment } from '@wardbook/contracts/billing/till';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useFacility, useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './till.module.css';
import { usePaymentMethods } from './use-payment-methods';

/** What was issued and paid on an account, newest first. */
export function AccountDocuments({ account }: { account: Account }) {
  const t = useTranslations('billing.documents');
  return (
    <Paper>
      <Title order={3} px="md" py="xs">
        {t('title')}
      </Title>
      {account.documents.length + account.payments.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          {t('none')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={460}>
          <Table verticalSpacing={4} horizontalSpacing="sm">
            <Table.Tbody>
              {account.documents.map((document) => (
                <DocumentLine key={document.id} document={document} currency={account.currency} />
              ))}
              {account.payments.map((payment) => (
                <PaymentLine key={payment.id} payment={payment} currency={account.currency} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function DocumentLine({ document, currency }: { document: Account['documents'][number]; currency: string }) {
  const t = useTranslations('billing.documents');
  const { path } = useFacility();
  const { money, dateTime } = useFormats();
  const documents = useDocuments();
  const { id, kind, number, issuedAt, total, outstanding } = document;
  const mayRefund = useMay('payment:void') && kind === 'invoice';
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={path(`/invoices/${id}`)} className="code" size="sm">
          {number}
        </Anchor>
        <Text size="xs" c="dimmed">{`${t(`kinds.${kind}`)}, ${dateTime(issuedAt)}`}</Text>
      </Table.Td>
      <Table.Td>{kind === 'invoice' && <Settlement outstanding={outstanding} currency={currency} />}</Table.Td>
      <Table.Td className={classes.number}>{money(total, currency)}</Table.Td>
      <Table.Td w={110}>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('print', { number })}
            onClick={() => void documents.open(printInvoice, { params: { id }, query: {} }).catch(() => null)}
          >
            <IconPrinter size={16} />
          </ActionIcon>
          {mayRefund && (
            <Button component={Link} href={path(`/invoices/${id}`)} size="compact-sm" variant="subtle">
              {t('refund')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Settlement({ outstanding, currency }: { outstanding: number; currency: string }) {
  const t = useTranslations('billing.documents');
  const { money } = useFormats();
  if (outstanding === 0) return <StatusBadge tone="done">{t('settled')}</StatusBadge>;
  return (
    <StatusBadge tone="attention">
      {t(outstanding > 0 ? 'left' : 'toHandBack', { amount: money(Math.abs(outstanding), currency) })}
    </StatusBadge>
  );
}

function PaymentLine({ payment, currency }: { payment: Account['payments'][number]; currency: string }) {
  const t = useTranslations('billing.documents');
  const { nameOf } = usePaymentMethods();
  const { money, dateTime } = useFormats();
  const documents = useDocuments();
  const mayVoid = useMay('payment:void');
  const { id, kind, number, paidAt, amount, voided } = payment;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" className="code">
          {number}
        </Text>
        <Text size="xs" c="dimmed">{`${t(`kinds.${kind}`)}, ${dateTime(paidAt)}`}</Text>
      </Table.Td>
      <Table.Td>
        {voided ? (
          <StatusBadge tone="ended">{t('voided')}</StatusBadge>
        ) : (
          [nameOf(payment.method), payment.cashierName].filter(Boolean).join(', ')
        )}
      </Table.Td>
      <Table.Td className={classes.number}>{money(kind === 'receipt' ? amount : -amount, currency)}</Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('print', { number })}
            onClick={() => void documents.open(printReceipt, { params: { id }, query: {} }).catch(() => null)}
          >
            <IconPrinter size={16} />
          </ActionIcon>
          {mayVoid && kind === 'receipt' && !voided && <VoidMenu payment={payment} currency={currency} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function VoidMenu({ payment, currency }: { payment: Account['payments'][number]; currency: string }) {
  const t = useTranslations('billing.documents');
  const charges = useTranslations('billing.charges');
  const { money } = useFormats();
  const [asking, setAsking] = useState(false);
  const undo = useContractMutation(voidPayment, { invalidates: [getAccount, listAccounts, getTill] });
  const { id, number, amount } = payment;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={charges('actions', { name: number })}>
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" onClick={() => setAsking(true)}>
            {t('void')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReasonModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('voidTitle', { number })}
        confirmLabel={t('voidConfirm')}
        onConfirm={(reason) => undo.mutateAsync({ params: { id }, body: { reason } })}
      >
        <Text size="sm">{t('voidText', { amount: money(amount, currency) })}</Text>
      </ReasonModal>
    </>
  );
}
