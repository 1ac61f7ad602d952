'use client';

import { Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getAccount } from '@wardbook/contracts/billing/charges';
import { listDiscounts, requestDiscount } from '@wardbook/contracts/billing/discounts';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface DiscountModalProps {
  chargeIds: readonly string[];
  opened: boolean;
  onClose: () => void;
}

/** A cashier requests a discount; another user decides it. */
export function DiscountModal({ chargeIds, opened, onClose }: DiscountModalProps) {
  const t = useTranslations('billing.charges');
  const common = useTranslations('common');
  const close = { 'aria-label': common('close') };
  return (
    <Modal opened={opened} onClose={onClose} title={t('discountTitle', { count: chargeIds.length })} closeButtonProps={close}>
      <DiscountForm chargeIds={chargeIds} onDone={onClose} />
    </Modal>
  );
}

function DiscountForm({ chargeIds, onDone }: { chargeIds: readonly string[]; onDone: () => void }) {
  const t = useTranslations('billing.charges');
  const common = useTranslations('common');
  const request = useContractMutation(requestDiscount, { invalidates: [getAccount, listDiscounts] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(requestDiscount), {
    initialValues: { percent: '' as number | '', reason: '' },
    toBody: ({ percent, reason }) => ({ chargeIds: [...chargeIds], percent: String(percent), reason }),
    onSubmit: async (body) => {
      await request.mutateAsync({ body });
      notifications.show({ message: t('discountSent') });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('discountHint')}
        </Text>
        <NumberInput
          label={t('percent')}
          data-autofocus
          min={0}
          max={100}
          decimalScale={2}
          suffix=" %"
          hideControls
          {...form.getInputProps('percent')}
        />
        <Textarea label={common('reason')} autosize minRows={2} {...form.getInputProps('reason')} />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('ask')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
