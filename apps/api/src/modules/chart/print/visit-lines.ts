import type { ChartObservation, PatientHistory } from '@wardbook/contracts/chart/chart';
import { unitBehind, valueText } from '@wardbook/contracts/chart/value-text';
import { allergyStands } from '@wardbook/contracts/encounters/allergies';
import type { Words } from './words.js';

/** What belongs to one visit of a history, as lines of text. */
export interface VisitLines {
  allergies: string[];
  diagnoses: string[];
  vitals: string[];
  results: string[];
  orders: string[];
  notes: { title: string; lines: string[] }[];
}

const STRONG_FLAGS: Record<string, string> = { L: '↓', H: '↑', LL: '↓↓', HH: '↑↑', A: '●', AA: '●' };

export function visitLines(history: PatientHistory, visitId: string, words: Words): VisitLines {
  const here = <T extends { visitId?: string | undefined }>(rows: readonly T[]) => rows.filter((row) => row.visitId === visitId);
  const observations = here(history.observations).filter(({ status }) => status !== 'entered-in-error');
  return {
    allergies: allergyLines(history, words),
    diagnoses: here(history.conditions)
      .filter(({ verificationStatus }) => verificationStatus !== 'entered-in-error' && verificationStatus !== 'refuted')
      .map(({ display, code, verificationStatus }) => {
        const named = code ? `${display} (${code})` : display;
        return verificationStatus === 'confirmed' ? named : `${named}: ${words.certainties[verificationStatus]}`;
      }),
    vitals: observations.filter(({ category }) => category === 'vital-signs').map(observationLine),
    results: observations.filter(({ category }) => category === 'laboratory').map(observationLine),
    orders: here(history.orders)
      .filter(({ status }) => status !== 'revoked' && status !== 'entered-in-error')
      .map(({ display }) => display),
    notes: here(history.notes)
      .filter(({ status }) => status === 'signed')
      .map(({ title, sections }) => ({
        title,
        lines: sections.filter(({ text }) => text.trim() !== '').map(({ title: part, text }) => `${part}: ${text}`),
      })),
  };
}

export function allergyLines({ allergies }: PatientHistory, words: Words): string[] {
  if (allergies.status === 'none-known') return [words.noneKnown];
  if (allergies.status === 'not-asked') return [words.notAsked];
  return allergies.items
    .filter(allergyStands)
    .map(({ display, verificationStatus }) =>
      verificationStatus === 'confirmed' ? display : `${display} (${words.certainties[verificationStatus]})`,
    );
}

/** `Haemoglobin 9.1 g/dL ↓ (12–15.5)`; a blood pressure is its two numbers with a stroke. */
export function observationLine({ display, components, low, high, range, ...own }: ChartObservation): string {
  const flag = own.flag ? STRONG_FLAGS[own.flag] : undefined;
  const limits = range ?? (low !== undefined && high !== undefined ? `${low}–${high}` : undefined);
  const measured = { ...own, components };
  const value = `${valueText(measured)} ${unitBehind(measured)}`;
  return [display, value.trim(), flag, limits && `(${limits})`].filter(Boolean).join(' ');
}
