'use client';

import { ActionIcon, Button, Group, NumberInput, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { listStoreStock } from '@wardbook/contracts/inventory/stores';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import { type Handover, listDispenses, sellOverTheCounter } from '@wardbook/contracts/pharmacy/dispensing';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { listMedicines, type Medicine } from '@wardbook/contracts/pharmacy/medicines';
import { checkPrescription, type PrescribingWarning } from '@wardbook/contracts/pharmacy/prescribing';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useAmount } from '@/features/inventory';
import { PatientPicker } from '@/features/patients';
import { FormProblem } from '@/ui/form/FormProblem';
import { StatusBadge } from '@/ui/StatusBadge';
import { HandedOut } from './HandedOut';
import { WarningList } from './WarningList';

interface SaleLine {
  medicine: Medicine;
  quantity: number;
  dosageText: string;
}

/** A sale at the window: only what needs no prescription is offered. */
export function SaleForm({ storeId, onDone }: { storeId: string; onDone: () => void }) {
  const t = useTranslations('pharmacy.sale');
  const reasonId = useId();
  const [patient, setPatient] = useState<PatientListItem | null>(null);
  const [lines, setLines] = useState<SaleLine[]>([]);
  const [handover, setHandover] = useState<Handover | null>(null);
  const sell = useContractMutation(sellOverTheCounter, { invalidates: [listStoreStock, listDispenses], onSuccess: setHandover });
  const check = useContractQuery(
    checkPrescription,
    { body: { patientId: patient?.id ?? '', medicineIds: lines.map(({ medicine }) => medicine.id) } },
    { enabled: patient !== null && lines.length > 0 },
  );
  const warningsOf = (id: string) => check.data?.lines.find(({ medicineId }) => medicineId === id)?.warnings ?? [];
  if (handover) return <HandedOut handover={handover} patient={patient} onNext={onDone} />;
  const change = (id: string, values: Partial<SaleLine>) =>
    setLines((all) => all.map((line) => (line.medicine.id === id ? { ...line, ...values } : line)));
  const isEmpty = lines.some(({ quantity }) => !(quantity > 0));
  const obstacle = lines.length === 0 ? t('addFirst') : isEmpty ? t('quantityMissing') : null;
  const body = {
    storeId,
    patientId: patient?.id ?? null,
    lines: lines.map(({ medicine, quantity, dosageText }) => ({
      medicineId: medicine.id,
      quantity,
      dosageText: dosageText.trim() || null,
    })),
  };
  return (
    <Stack>
      <PatientPicker label={t('patient')} value={patient} onChange={setPatient} />
      <MedicineChoice
        storeId={storeId}
        onChoose={(medicine) =>
          setLines((all) =>
            all.some((line) => line.medicine.id === medicine.id) ? all : [...all, { medicine, quantity: 1, dosageText: '' }],
          )
        }
      />
      {lines.map((line) => (
        <SaleLineCard
          key={line.medicine.id}
          line={line}
          warnings={warningsOf(line.medicine.id)}
          onChange={(values) => change(line.medicine.id, values)}
          onRemove={() => setLines((all) => all.filter(({ medicine }) => medicine.id !== line.medicine.id))}
        />
      ))}
      {lines.length > 0 && patient === null && <StatusBadge tone="attention">{t('notChecked')}</StatusBadge>}
      <FormProblem problem={sell.error ?? check.error} />
      <Group justify="flex-end">
        <Text id={reasonId} size="sm" role="status">
          {obstacle}
        </Text>
        <Button onClick={() => sell.mutate({ body })} loading={sell.isPending} disabled={obstacle !== null} aria-describedby={reasonId}>
          {t('submit')}
        </Button>
      </Group>
    </Stack>
  );
}

function SaleLineCard({
  line,
  warnings,
  onChange,
  onRemove,
}: {
  line: SaleLine;
  warnings: readonly PrescribingWarning[];
  onChange: (values: Partial<SaleLine>) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('pharmacy.sale');
  const { medicine, quantity, dosageText } = line;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Text fw={600}>{medicine.name}</Text>
        <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { medicine: medicine.name })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Group align="flex-end">
        <NumberInput
          label={`${t('quantity')} (${unitWord(medicine.baseUnit, 2)})`}
          w={160}
          min={0}
          value={quantity}
          onChange={(value) => onChange({ quantity: Number(value) || 0 })}
        />
        <TextInput
          label={t('dosage')}
          flex={1}
          value={dosageText}
          onChange={(event) => onChange({ dosageText: event.currentTarget.value })}
        />
      </Group>
      <WarningList warnings={warnings} />
    </Paper>
  );
}

/** With what this store holds of each, so that nothing is promised that is not there. */
function MedicineChoice({ storeId, onChoose }: { storeId: string; onChoose: (medicine: Medicine) => void }) {
  const t = useTranslations('pharmacy.sale');
  const amount = useAmount();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data } = useContractQuery(listMedicines, { query: { search, limit: 30 } }, { enabled: search.length > 1, keepPrevious: true });
  const stock = useContractQuery(
    listStoreStock,
    { params: { id: storeId }, query: { search, limit: 100 } },
    { enabled: search.length > 1, keepPrevious: true },
  );
  const held = new Map(stock.data?.items.map((row) => [row.stockItemId, row.quantity - row.expiredQuantity]));
  const free = (data?.items ?? []).filter(({ prescriptionOnly }) => !prescriptionOnly);
  const choose = (id: string | null) => {
    const medicine = free.find((each) => each.id === id);
    if (medicine) onChoose(medicine);
    setTyped('');
  };
  return (
    <Select
      label={t('medicine')}
      placeholder={t('choose')}
      searchable
      data={free.map(({ id, name, stockItemId, baseUnit }) => ({
        value: id,
        label: `${name} · ${t('inStore', { quantity: amount(held.get(stockItemId) ?? 0, baseUnit) })}`,
        disabled: !held.get(stockItemId),
      }))}
      filter={({ options }) => options}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={choose}
    />
  );
}
