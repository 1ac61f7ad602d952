'use client';

import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type Payment, printReceipt } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { useDocuments } from '@/api/documents';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './till.module.css';
import { usePaymentMethods } from './use-payment-methods';

interface PaymentTakenProps {
  payment: Payment;
  onNext: () => void;
  onStay: () => void;
}

/** The change to give back, very large, and the receipt at once. */
export function PaymentTaken({ payment, onNext, onStay }: PaymentTakenProps) {
  const t = useTranslations('billing.payment');
  const { money } = useFormats();
  const { nameOf } = usePaymentMethods();
  const documents = useDocuments();
  const print = (format: 'a4' | '80mm') =>
    void documents.open(printReceipt, { params: { id: payment.id }, query: { format } }).catch(() => null);
  return (
    <Paper p="md" component="section" aria-label={t('title')} role="status">
      <Stack gap="sm">
        <StatusBadge tone="done">{t('taken', { number: payment.number })}</StatusBadge>
        <Text fw={600}>{`${nameOf(payment.method)}: ${money(payment.amount, payment.currency)}`}</Text>
        {payment.change !== null && (
          <div>
            <Text size="sm" c="dimmed">
              {t('changeDue')}
            </Text>
            <Text className={classes.change}>{money(payment.change, payment.currency)}</Text>
          </div>
        )}
        <Button size="lg" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print('80mm')} data-autofocus autoFocus>
          {t('receipt')}
        </Button>
        <Button variant="default" onClick={() => print('a4')}>
          {t('receiptA4')}
        </Button>
        <Button variant="default" onClick={onNext}>
          {t('next')}
        </Button>
        <Button variant="subtle" onClick={onStay}>
          {t('backToAccount')}
        </Button>
      </Stack>
    </Paper>
  );
}
