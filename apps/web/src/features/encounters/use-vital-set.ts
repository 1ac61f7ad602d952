'use client';

import { notifications } from '@mantine/notifications';
import { listVisits, type Visit } from '@wardbook/contracts/encounters/visits';
import { doubtfulVitals, isIndexImprobable, isPressureReversed, judgeVital } from '@wardbook/contracts/encounters/vital-rules';
import { bodyMassIndexOf, type VitalKey, vitalSigns } from '@wardbook/contracts/encounters/vital-signs';
import { listVitals, recordVitals } from '@wardbook/contracts/encounters/vitals';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useFacility } from '@/features/identity';
import { fromWall } from '@/features/scheduling';
import { useFormats } from '@/ui/formats';

/** Why a set cannot be recorded yet. */
export type VitalsObstacle = 'nothing' | 'impossible' | 'reversed' | 'unconfirmed';

/** The set that is being taken, judged as it is typed by the rules by which the API judges it. */
export function useVitalSet(visit: Visit, onDone: () => void) {
  const t = useTranslations('encounters.vitals');
  const formats = useFormats();
  const { timeZone } = useFacility();
  const [typed, setTyped] = useState<Partial<Record<VitalKey, number>>>({});
  const [confirmed, setConfirmed] = useState<VitalKey[]>([]);
  const [comment, setComment] = useState('');
  const [takenAt, setTakenAt] = useState<string | null>(null);
  const record = useContractMutation(recordVitals, { invalidates: [listVisits, listVitals] });
  const { birthDate, kind } = visit.patient;
  const subject = { birthDate, kind, day: takenAt?.slice(0, 10) ?? formats.today() };
  const values = vitalSigns.flatMap(({ key }) => (typed[key] === undefined ? [] : [{ key, value: typed[key] }]));
  const isImpossible = values.some(({ key, value }) => judgeVital(key, value, subject) === 'impossible');
  const doubtful = isImpossible ? [] : doubtfulVitals(values, subject);
  const obstacle = obstacleOf();
  function obstacleOf(): VitalsObstacle | null {
    if (values.length === 0) return 'nothing';
    if (isImpossible) return 'impossible';
    if (isPressureReversed(values)) return 'reversed';
    return doubtful.every((key) => confirmed.includes(key)) ? null : 'unconfirmed';
  }
  const submit = async () => {
    if (obstacle) return;
    const body = {
      visitId: visit.id,
      values,
      confirmed: confirmed.filter((key) => doubtful.includes(key)),
      ...(comment.trim() ? { comment } : {}),
      ...(takenAt ? { occurredAt: fromWall(takenAt, timeZone) } : {}),
    };
    await record.mutateAsync({ params: { id: visit.patient.id }, body });
    notifications.show({ color: 'green', message: t('recorded', { name: visit.patient.name }) });
    onDone();
  };
  /** A changed value is not the one that was confirmed; nor is a height beside another weight. */
  const change = (key: VitalKey, value: number | undefined) => {
    setTyped((all) => ({ ...all, [key]: value }));
    const changed = key === 'weight' || key === 'height' ? ['weight', 'height'] : [key];
    setConfirmed((all) => all.filter((one) => !changed.includes(one)));
  };
  const confirm = (key: VitalKey, isRight: boolean) => setConfirmed((all) => (isRight ? [...all, key] : all.filter((one) => one !== key)));
  return {
    ...{ typed, subject, doubtful, confirmed, obstacle, change, confirm, comment, setComment, takenAt, setTakenAt, submit },
    index: isImpossible || kind === 'animal' ? null : bodyMassIndexOf(typed.weight, typed.height),
    isIndexImprobable: isIndexImprobable(values, subject),
    isRecording: record.isPending,
    problem: record.error,
  };
}
