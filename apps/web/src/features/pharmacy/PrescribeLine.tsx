'use client';

import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPrescription } from '@tabler/icons-react';
import { type DosageStep, dosageText } from '@wardbook/contracts/pharmacy/dosage';
import { findMedicines, type MedicineHit } from '@wardbook/contracts/pharmacy/prescribing';
import { parseSig, searchWords, stepFrom } from '@wardbook/contracts/pharmacy/sig-parser';
import { useTranslations } from 'next-intl';
import { type Ref, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { useAmount } from '@/features/inventory';
import { SearchField } from '@/ui/SearchField';

interface PrescribeLineProps {
  /** Typed text that is not in the plan yet; it stops the signature. */
  onText?: (text: string) => void;
  onAdd: (medicine: MedicineHit, step: DosageStep, quantity: number | null) => void;
  inputRef?: Ref<HTMLInputElement>;
}

const SETTLE_MS = 120;

/**
 * Prescribing as it is spoken: `amox 500 tds 5d`, Enter. The list shows what the line would mean for each medicine that fits;
 * a medicine whose strength the line does not match is found by its name alone.
 */
export function PrescribeLine({ onAdd, onText, inputRef }: PrescribeLineProps) {
  const t = useTranslations('pharmacy.prescribe');
  const [text, setOwnText] = useState('');
  const setText = (next: string) => {
    setOwnText(next);
    onText?.(next);
  };
  const sig = parseSig(text);
  const { hits, isAsked, isSettled } = useMedicineHits(text);
  const choose = (hit: MedicineHit) => {
    const step = stepFrom(sig, hit);
    if (!step) return;
    onAdd(hit, step, sig.quantity);
    setText('');
  };
  return (
    <SearchField
      inputRef={inputRef}
      label={t('label')}
      placeholder={t('placeholder')}
      icon={<IconPrescription size={16} aria-hidden />}
      text={text}
      onText={setText}
      items={hits}
      keyOf={keyOf}
      isAsked={isAsked}
      isSettled={isSettled}
      onChoose={choose}
      option={(hit) => <HitLine hit={hit} step={stepFrom(sig, hit)} />}
      empty={t('noMatch', { text: text.trim() })}
    />
  );
}

function keyOf({ medicineId, brandId }: MedicineHit): string {
  return `${medicineId}:${brandId ?? ''}`;
}

/** By name and strength, and where nothing has that strength by name alone: `amox 1g` is two capsules of 500 mg. */
function useMedicineHits(text: string) {
  const words = searchWords(parseSig(text));
  const [name] = useDebouncedValue(words.name, SETTLE_MS);
  const [strength] = useDebouncedValue(words.strength, SETTLE_MS);
  const isAsked = name.length >= 2;
  const exact = useContractQuery(
    findMedicines,
    { query: { search: [name, strength].filter(Boolean).join(' ') } },
    { enabled: isAsked, keepPrevious: true },
  );
  const isBare = isAsked && strength !== null && exact.data?.items.length === 0 && !exact.isPlaceholderData;
  const loose = useContractQuery(findMedicines, { query: { search: name } }, { enabled: isBare, keepPrevious: true });
  const { data, isFetching } = isBare ? loose : exact;
  const isSettled = name === words.name && strength === words.strength && !isFetching;
  return { hits: isAsked ? (data?.items ?? []) : [], isAsked, isSettled };
}

function HitLine({ hit, step }: { hit: MedicineHit; step: DosageStep | null }) {
  const t = useTranslations('pharmacy.prescribe');
  const amount = useAmount();
  const stock = hit.inStock > 0 ? t('inStock', { quantity: amount(hit.inStock, hit.baseUnit) }) : t('outOfStock');
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {hit.name}
        </Text>
        <Text size="xs" c={hit.inStock > 0 ? 'dimmed' : 'amber'} style={{ whiteSpace: 'nowrap' }}>
          {stock}
        </Text>
      </Group>
      <Text size="sm" c={step ? undefined : 'dimmed'}>
        {step ? dosageText([step]) : t('incomplete')}
      </Text>
    </div>
  );
}
