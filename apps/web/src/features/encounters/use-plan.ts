'use client';

import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import type { LabTest } from '@wardbook/contracts/laboratory/catalogue';
import { prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { useRef, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { type PlannedTest, usePlaceLabOrders } from '@/features/laboratory';
import { usePrescriptionDrafts } from '@/features/pharmacy';

/** What a consultation collects until it is signed: medicines and tests. What has been sent leaves the tray, so that a repeat sends nothing twice. */
export function usePlan(patientId: string, encounterId: string | null) {
  const medicines = usePrescriptionDrafts(patientId);
  const [tests, setTests] = useState<readonly PlannedTest[]>([]);
  const [overrideReason, setOverrideReason] = useState('');
  const [typed, setTyped] = useState({ medicine: '', test: '' });
  /** Typed and not landed: signing would silently leave it out. */
  const unfinished = [typed.medicine, typed.test].map((text) => text.trim()).filter(Boolean);
  const prescribe = useContractMutation(prescribeMedication, { invalidates: [readHistory, readSummary] });
  const { place } = usePlaceLabOrders();
  const prescribed = useRef(false);
  const send = async () => {
    if (medicines.drafts.length > 0) {
      const override = medicines.needsOverride ? { override: { reason: overrideReason } } : {};
      await prescribe.mutateAsync({ body: { patientId, encounterId, lines: medicines.toLines(), ...override } });
      medicines.clear();
      prescribed.current = true;
    }
    if (tests.length > 0 && encounterId) {
      await place({ encounterId, planned: tests, reason: null });
      setTests([]);
    }
  };
  return {
    medicines,
    tests,
    overrideReason,
    setOverrideReason,
    addTest: (test: LabTest) =>
      setTests((all) => (all.some((one) => one.test.id === test.id) ? all : [...all, { test, priority: 'routine' }])),
    changeTest: (planned: PlannedTest) => setTests((all) => all.map((one) => (one.test.id === planned.test.id ? planned : one))),
    removeTest: (id: string) => setTests((all) => all.filter(({ test }) => test.id !== id)),
    unfinished,
    onMedicineText: (medicine: string) => setTyped((before) => ({ ...before, medicine })),
    onTestText: (test: string) => setTyped((before) => ({ ...before, test })),
    isReady: unfinished.length === 0 && medicines.isReady && (!medicines.needsOverride || overrideReason.trim().length >= 3),
    count: medicines.drafts.length + tests.length,
    /** Whether a prescription went out, in this attempt to sign or in one before. */
    isPrescribed: () => prescribed.current,
    send,
  };
}
