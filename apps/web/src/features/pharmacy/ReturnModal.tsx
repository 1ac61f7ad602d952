'use client';

import { Modal, NumberInput, Stack, Switch, Textarea } from '@mantine/core';
import { listStoreStock } from '@wardbook/contracts/inventory/stores';
import { listDispenses, type MedicationDispense, returnMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';

/** Takes back what was handed out, batch by batch. */
export function ReturnModal({ dispense, onClose }: { dispense: MedicationDispense; onClose: () => void }) {
  const t = useTranslations('pharmacy.returns');
  const common = useTranslations('common');
  const { day } = useFormats();
  const open = dispense.batches
    .map((batch) => ({ ...batch, left: batch.quantity - batch.returnedQuantity }))
    .filter(({ left }) => left > 0);
  const takeBack = useContractMutation(returnMedication, { invalidates: [listDispenses, listStoreStock] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(returnMedication), {
    initialValues: { quantities: open.map(({ left }) => left as number | ''), backToStock: true, reason: '' },
    toBody: ({ quantities, backToStock, reason }) => ({
      lines: open.map(({ batchId }, index) => ({ batchId, quantity: Number(quantities[index]) })).filter(({ quantity }) => quantity > 0),
      backToStock,
      reason: reason.trim(),
    }),
    onSubmit: async (body) => {
      await takeBack.mutateAsync({ params: { id: dispense.id }, body });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('takeBackTitle', { medicine: dispense.display })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {open.map((batch, index) => (
            <NumberInput
              key={batch.batchId}
              label={[batch.number ?? '–', batch.expiresOn && day(batch.expiresOn)].filter(Boolean).join(' · ')}
              min={0}
              max={batch.left}
              {...form.getInputProps(`quantities.${index}`)}
            />
          ))}
          <Switch label={t('back')} description={t('backHint')} {...form.getInputProps('backToStock', { type: 'checkbox' })} />
          <Textarea label={t('reason')} required autosize minRows={2} {...form.getInputProps('reason')} />
          <FormProblem problem={problem} />
          <FormButtons submitLabel={t('submit')} submitting={submitting} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
