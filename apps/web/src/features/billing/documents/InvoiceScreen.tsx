'use client';

import { Alert, Anchor, Button, Group, Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getInvoice, type Invoice, printInvoice } from '@wardbook/contracts/billing/invoices';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { CreditModal } from './CreditModal';
import { InvoiceLines } from './InvoiceLines';

/** One document as it was issued, with what became of it since. */
export function InvoiceScreen({ id }: { id: string }) {
  const t = useTranslations('billing.invoice');
  const list = useTranslations('billing.invoices');
  const kinds = useTranslations('billing.documents.kinds');
  const { path } = useFacility();
  const { dateTime } = useFormats();
  const { data: invoice, error, refetch } = useContractQuery(getInvoice, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!invoice) return <Skeleton height={400} />;
  return (
    <PageFrame
      title={`${kinds(invoice.kind)} ${invoice.number}`}
      subtitle={
        <>
          <Anchor component={Link} underline="always" href={path(`/till?account=${invoice.accountId}`)}>
            {invoice.debtorName}
          </Anchor>
          {` · ${t('issuedBy', { at: dateTime(invoice.issuedAt), name: invoice.issuedBy ?? '' })}`}
        </>
      }
      crumbs={[{ label: list('title'), href: path('/invoices') }]}
      actions={<PrintButtons id={id} />}
      width="full"
    >
      <Links invoice={invoice} />
      <Totals invoice={invoice} />
      <Lines invoice={invoice} />
    </PageFrame>
  );
}

function PrintButtons({ id }: { id: string }) {
  const t = useTranslations('billing.invoice');
  const documents = useDocuments();
  const print = (format: 'a4' | '80mm') => void documents.open(printInvoice, { params: { id }, query: { format } }).catch(() => null);
  return (
    <>
      <Button variant="default" onClick={() => print('80mm')}>
        {t('roll')}
      </Button>
      <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print('a4')}>
        {t('a4')}
      </Button>
    </>
  );
}

function Links({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing.invoice');
  const { path } = useFacility();
  const { reverses, creditNotes, reason } = invoice;
  if (!reverses && creditNotes.length === 0) return null;
  const linked = reverses ? [reverses] : creditNotes;
  return (
    <Alert color="gray">
      {reverses ? `${t('reverses', { number: '' })} ` : `${t('creditNotes')}: `}
      {linked.map(({ id, number }) => (
        <Anchor key={id} component={Link} href={path(`/invoices/${id}`)} className="code" me="sm">
          {number}
        </Anchor>
      ))}
      {reason && <Text size="sm">{t('reason', { reason })}</Text>}
    </Alert>
  );
}

function Totals({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing.invoice');
  const { money } = useFormats();
  const { kind, net, tax, discount, total, patientAmount, coverageAmount, allowanceAmount, credited, outstanding, currency } = invoice;
  const figures = [
    ['net', net, true],
    ['tax', tax, tax !== 0],
    ['discount', discount, discount !== 0],
    ['total', total, true],
    ['coverage', coverageAmount, true],
    ['patient', patientAmount, true],
    ['allowance', allowanceAmount, allowanceAmount !== 0],
    ['credited', credited, credited !== 0],
    ['outstanding', outstanding, kind === 'invoice'],
  ] as const;
  return (
    <Paper px="md" py="sm">
      <SimpleGrid cols={{ base: 2, sm: 4, md: 8 }} component="dl" m={0}>
        {figures
          .filter(([, , shown]) => shown)
          .map(([key, amount]) => (
            <div key={key}>
              <Text component="dt" size="xs" c="dimmed">
                {t(key)}
              </Text>
              <Text component="dd" m={0} fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
                {money(amount, currency)}
              </Text>
            </div>
          ))}
      </SimpleGrid>
    </Paper>
  );
}

function Lines({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('billing.invoice');
  const mayCredit = useMay('payment:void') && invoice.kind === 'invoice';
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [crediting, setCrediting] = useState(false);
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <>
      <InvoiceLines invoice={invoice} chosen={chosen} {...(mayCredit ? { onToggle: toggle } : {})} />
      {mayCredit && (
        <Group justify="flex-end">
          <Text size="sm" c="dimmed">
            {t('refundHint')}
          </Text>
          <Button variant="default" disabled={chosen.length === 0} onClick={() => setCrediting(true)}>
            {t('credit')}
          </Button>
        </Group>
      )}
      <CreditModal
        invoiceId={invoice.id}
        lineIds={chosen}
        opened={crediting}
        onClose={() => setCrediting(false)}
        onCredited={() => setChosen([])}
      />
    </>
  );
}
