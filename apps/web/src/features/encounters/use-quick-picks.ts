'use client';

import { notifications } from '@mantine/notifications';
import type { PatientHistory } from '@wardbook/contracts/chart/chart';
import type { Favourite } from '@wardbook/contracts/encounters/favourites';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { dosageText } from '@wardbook/contracts/pharmacy/dosage';
import { listPrescriptions, type MedicationRequest } from '@wardbook/contracts/pharmacy/prescribing';
import { useTranslations } from 'next-intl';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { type KnownTest, useKnownLabTests } from '@/features/laboratory';
import type { PlannedMedicine } from '@/features/pharmacy';
import { useFormats } from '@/ui/formats';
import { lastPrescription, lastTests } from './last-time';
import type { useDiagnoses } from './use-diagnoses';
import { useFavourites } from './use-favourites';
import type { usePlan } from './use-plan';

export const quickGroups = ['last', 'prescription', 'order', 'diagnosis'] as const;

export interface QuickPick {
  key: string;
  group: (typeof quickGroups)[number];
  title: string;
  detail: string | null;
  take: () => void;
}

interface Source {
  visit: Visit;
  history: PatientHistory;
  plan: ReturnType<typeof usePlan>;
  diagnoses: ReturnType<typeof useDiagnoses>;
  mayPrescribe: boolean;
  mayOrder: boolean;
}

/** Everything that one key press can put into the plan. */
export function useQuickPicks(source: Source): QuickPick[] {
  const { all } = useFavourites();
  const mayDiagnose = useMay('condition:record');
  const lastOnes = useLastTime(source);
  const addTests = useAddTests(source.plan);
  const { plan, diagnoses, mayPrescribe, mayOrder } = source;
  const may = { prescription: mayPrescribe, order: mayOrder, diagnosis: mayDiagnose };
  const take = (favourite: Favourite) => {
    if (favourite.kind === 'diagnosis') diagnoses.add(favourite.content.coding, favourite.label);
    else if (favourite.kind === 'order') addTests([{ id: favourite.content.labTestId, name: favourite.label }]);
    else plan.medicines.addAgain([{ ...favourite.content, medicine: favourite.content }]);
  };
  const favourites = all.filter(({ kind }) => may[kind]);
  return [
    ...lastOnes,
    ...favourites.map((one) => ({ key: one.id, group: one.kind, title: one.label, detail: null, take: () => take(one) })),
  ];
}

/** The last prescription and the last tests of this patient, each as a whole. */
function useLastTime({ visit, history, plan, mayPrescribe, mayOrder }: Source): QuickPick[] {
  const t = useTranslations('encounters.favourites');
  const formats = useFormats();
  const addTests = useAddTests(plan);
  const { data } = useContractQuery(
    listPrescriptions,
    { params: { id: visit.patient.id }, query: { limit: 50 } },
    { enabled: mayPrescribe, staleTime: 60_000 },
  );
  const medicines = lastPrescription(data?.items ?? [], visit.encounterId);
  const tests = mayOrder ? lastTests(history, visit.encounterId) : [];
  const picks: QuickPick[] = [];
  if (medicines[0]) {
    picks.push({
      ...{ key: 'last-medicines', group: 'last', title: t('lastMedicines', { day: formats.dayOf(medicines[0].prescribedAt) }) },
      detail: medicines.map(({ display, dosage }) => `${display}: ${dosageText(dosage)}`).join('; '),
      take: () => plan.medicines.addAgain(medicines.map(plannedAgain)),
    });
  }
  if (tests[0]) {
    picks.push({
      ...{ key: 'last-tests', group: 'last', title: t('lastTests', { day: formats.dayOf(tests[0].at) }) },
      detail: tests.map(({ display }) => display).join(', '),
      take: () => addTests(tests.map(({ catalogueId, display }) => ({ id: catalogueId ?? '', name: display }))),
    });
  }
  return picks;
}

/** Tests are taken as the catalogue has them today. One that was closed since is said, never left out in silence. */
function useAddTests(plan: Source['plan']) {
  const t = useTranslations('encounters.favourites');
  const find = useKnownLabTests();
  const messageOf = useProblemMessage();
  const refuse = (message: string) => notifications.show({ color: 'red', message });
  return (wanted: readonly KnownTest[]) => {
    find(wanted)
      .then((tests) => {
        for (const test of tests) plan.addTest(test);
        const isFound = new Set(tests.map(({ id }) => id));
        for (const { id, name } of wanted) if (!isFound.has(id)) refuse(t('closed', { name }));
      })
      .catch((error: unknown) => refuse(messageOf(error)));
  };
}

function plannedAgain({ medicineId, brandId, display, quantityUnit, dosage, quantity }: MedicationRequest): PlannedMedicine {
  return { medicine: { medicineId: medicineId ?? '', brandId, name: display, baseUnit: quantityUnit ?? '1' }, dosage, quantity };
}
