'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { findLikelyDuplicates, type LikelyDuplicate } from '@wardbook/contracts/patients/duplicates';
import { useEffect, useMemo } from 'react';
import { useContractQuery } from '@/api/queries';
import { useLocality } from '@/ui/locality';
import { writesMonthFirst } from '@/ui/written-day';
import { readBirth } from '../fields/birth-text';
import type { PatientValues } from '../fields/patient-values';

const SETTLE_MS = 350;
const SHORTEST_NAME = 3;

/** Patients who look like the person being registered: searched during typing, and once more when the registration is refused. */
export function useLikelyDuplicates(values: PatientValues, refused: unknown): readonly LikelyDuplicate[] {
  const { language } = useLocality();
  const isRefused = refused instanceof ProblemError && refused.code === 'likely-duplicate';
  const shortest = isRefused ? 1 : SHORTEST_NAME;
  const asked = useMemo(() => questionOf(values, writesMonthFirst(language), shortest), [values, language, shortest]);
  // Compared as text, so that an unchanged question is not asked again at every key.
  const [settled] = useDebouncedValue(JSON.stringify(asked), SETTLE_MS);
  const body = JSON.parse(settled) as ReturnType<typeof questionOf>;
  const enabled = body !== null;
  const { data, refetch } = useContractQuery(findLikelyDuplicates, { body: body ?? { names: [] } }, { enabled, keepPrevious: true });
  // A colleague may have registered the person since the last answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is a new reason to look.
  useEffect(() => {
    if (isRefused && enabled) void refetch();
  }, [refused, isRefused, enabled, refetch]);
  return enabled ? (data?.candidates ?? []) : [];
}

function questionOf(values: PatientValues, monthFirst: boolean, shortest: number) {
  const names = values.names
    .map(({ given, family }) => ({ given: given.trim() || null, family: family.trim() || null }))
    .filter(({ given, family }) => `${given ?? ''}${family ?? ''}`.length >= shortest);
  if (names.length === 0) return null;
  const birth = readBirth(values.birthDate, monthFirst);
  const phones = values.telecoms.filter(({ system, value }) => system === 'phone' && value.trim() !== '').map(({ value }) => value.trim());
  const identifiers = values.identifiers
    .filter(({ type, value }) => type !== '' && value.trim() !== '')
    .map(({ type, value }) => ({ type, value: value.trim() }));
  const sex = values.sex === '' ? {} : { sex: values.sex as 'female' };
  return { kind: values.kind as 'person' | 'animal', names, phones, identifiers, ...sex, ...birth };
}
