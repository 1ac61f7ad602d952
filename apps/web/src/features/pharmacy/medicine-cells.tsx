'use client';

import { Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { changeMedicine, listMedicines, type Medicine } from '@wardbook/contracts/pharmacy/medicines';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';

interface CellProps {
  medicine: Medicine;
  mayEdit: boolean;
}

/** Everything of a medicine that an edit sends, so that a cell can change one thing. */
function detailsOf(medicine: Medicine) {
  const { form, strength, route, doseUnit, atcCode, rxnorm, aliases, prescriptionOnly, active, version } = medicine;
  const ingredients = medicine.ingredients.map(({ name: _, ...ingredient }) => ingredient);
  return { form, strength, route, doseUnit, atcCode, rxnorm, aliases, prescriptionOnly, active, version, ingredients };
}

function useCellEdit(medicine: Medicine) {
  const messageOf = useProblemMessage();
  const change = useContractMutation(changeMedicine, { invalidates: [listMedicines] });
  return {
    isPending: change.isPending,
    save: (values: Partial<ReturnType<typeof detailsOf>>) =>
      change.mutate(
        { params: { id: medicine.id }, body: { ...detailsOf(medicine), ...values } },
        { onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }) },
      ),
  };
}

/** What prescribers type for it; Enter or leaving the field saves. */
export function AliasesCell({ medicine, mayEdit }: CellProps) {
  const t = useTranslations('pharmacy.medicines');
  const { save, isPending } = useCellEdit(medicine);
  const kept = medicine.aliases.join(' ');
  const [text, setText] = useState<string | null>(null);
  if (!mayEdit) return <>{kept || '–'}</>;
  const finish = () => {
    const aliases = (text ?? kept).split(/\s+/).filter(Boolean);
    if (aliases.join(' ') !== kept) save({ aliases });
    setText(null);
  };
  return (
    <TextInput
      size="sm"
      variant="unstyled"
      miw={140}
      classNames={{ input: 'code' }}
      // The letters of this typeface are as wide as each other, so the field is as wide as its text.
      styles={{ input: { minWidth: `${(text ?? kept).length + 1}ch` } }}
      aria-label={`${t('aliases')}: ${medicine.name}`}
      placeholder="–"
      value={text ?? kept}
      disabled={isPending}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

export function PrescriptionCell({ medicine, mayEdit }: CellProps) {
  const t = useTranslations('pharmacy.medicines');
  const { save, isPending } = useCellEdit(medicine);
  return (
    <Switch
      size="sm"
      aria-label={`${t('prescriptionOnly')}: ${medicine.name}`}
      label={medicine.prescriptionOnly ? t('rx') : t('otc')}
      checked={medicine.prescriptionOnly}
      disabled={!mayEdit || isPending}
      onChange={(event) => save({ prescriptionOnly: event.currentTarget.checked })}
    />
  );
}

export function StateCell({ medicine, mayEdit }: CellProps) {
  const t = useTranslations('pharmacy.medicines');
  const { save, isPending } = useCellEdit(medicine);
  return (
    <Switch
      size="sm"
      aria-label={`${t('active')}: ${medicine.name}`}
      label={medicine.active ? t('open') : t('closed')}
      checked={medicine.active}
      disabled={!mayEdit || isPending}
      onChange={(event) => save({ active: event.currentTarget.checked })}
    />
  );
}
