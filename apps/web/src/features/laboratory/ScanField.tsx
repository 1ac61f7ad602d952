'use client';

import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBarcode } from '@tabler/icons-react';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { countLabWork, listLabWork, receiveSpecimen, type Specimen, scanSpecimen } from '@wardbook/contracts/laboratory/work';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility } from '@/features/identity';
import { SpecimenDrawer } from './SpecimenDrawer';

interface ScanFieldProps {
  /** Where tubes arrive one after the other, the scan itself receives the tube, and the hand stays at the scanner. */
  receives: boolean;
}

/** A scanner types the number and presses Enter: the tube opens at the step that is next for it, or is received at once. */
export function ScanField({ receives }: ScanFieldProps) {
  const t = useTranslations('laboratory.scan');
  const messageOf = useProblemMessage();
  const facility = useFacility();
  const router = useRouter();
  const [barcode, setBarcode] = useState('');
  const [tube, setTube] = useState<string | null>(null);
  const scan = useContractMutation(scanSpecimen);
  const { receive, failure } = useReceive();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (barcode.trim().length < 4 || scan.isPending) return;
    scan.mutate(
      { body: { barcode } },
      {
        onSuccess: ({ specimen, items }) => {
          setBarcode('');
          if (receives && specimen.status === 'collected') return receive(specimen, items[0]?.patient.name ?? '');
          const next = items.find((item) => item.status === 'to-enter' || item.status === 'to-verify');
          if (specimen.status === 'received' && next) router.push(facility.path(`/laboratory/${next.id}`));
          else setTube(specimen.accessionNumber);
        },
      },
    );
  };
  const errorOf = (error: ProblemError | null) => error && (error.code === 'not-found' ? t('unknown') : messageOf(error));
  return (
    <form onSubmit={submit}>
      <TextInput
        w={300}
        data-autofocus
        autoFocus
        autoComplete="off"
        leftSection={<IconBarcode size={18} aria-hidden />}
        aria-label={receives ? t('receiveLabel') : t('label')}
        placeholder={receives ? t('receiveLabel') : t('placeholder')}
        value={barcode}
        onChange={(event) => setBarcode(event.currentTarget.value)}
        error={errorOf(scan.error ?? failure)}
      />
      <SpecimenDrawer specimenNumber={tube} onClose={() => setTube(null)} />
    </form>
  );
}

function useReceive() {
  const t = useTranslations('laboratory.scan');
  const mutation = useContractMutation(receiveSpecimen, { invalidates: [listLabWork, countLabWork] });
  const receive = ({ id, version, accessionNumber, tests }: Specimen, name: string) =>
    mutation.mutate(
      { params: { id }, body: { version } },
      {
        onSuccess: () =>
          notifications.show({ color: 'green', message: t('received', { number: accessionNumber, name, tests: tests.join(', ') }) }),
      },
    );
  return { receive, failure: mutation.error };
}
