'use client';

import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { scanSpecimen } from '@wardbook/contracts/laboratory/work';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility } from '@/features/identity';
import { SpecimenDrawer } from './SpecimenDrawer';

/** A scanner types the number and presses Enter: the tube opens at the step that is next for it. */
export function ScanField() {
  const t = useTranslations('laboratory.scan');
  const messageOf = useProblemMessage();
  const facility = useFacility();
  const router = useRouter();
  const [barcode, setBarcode] = useState('');
  const [tube, setTube] = useState<string | null>(null);
  const scan = useContractMutation(scanSpecimen);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (barcode.trim().length < 4 || scan.isPending) return;
    scan.mutate(
      { body: { barcode } },
      {
        onSuccess: ({ specimen, items }) => {
          setBarcode('');
          const next = items.find((item) => item.status === 'to-enter' || item.status === 'to-verify');
          if (specimen.status === 'received' && next) router.push(facility.path(`/laboratory/${next.id}`));
          else setTube(specimen.accessionNumber);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        w={300}
        data-autofocus
        autoFocus
        autoComplete="off"
        leftSection={<IconBarcode size={18} aria-hidden />}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={barcode}
        onChange={(event) => setBarcode(event.currentTarget.value)}
        error={scan.error ? (scan.error.code === 'not-found' ? t('unknown') : messageOf(scan.error)) : undefined}
      />
      <SpecimenDrawer specimenNumber={tube} onClose={() => setTube(null)} />
    </form>
  );
}
