import type { ChartObservation, Interpretation } from '@wardbook/contracts/chart/chart';

/** What an interpretation means to a reader: which word, which arrow, and whether it cannot wait. */
export interface FlagMeaning {
  word: 'low' | 'high' | 'criticallyLow' | 'criticallyHigh' | 'abnormal' | 'criticallyAbnormal' | 'positive' | 'resistant' | 'intermediate';
  arrow: string;
  critical: boolean;
}

const meanings: Partial<Record<Interpretation, FlagMeaning>> = {
  L: { word: 'low', arrow: '↓', critical: false },
  H: { word: 'high', arrow: '↑', critical: false },
  LL: { word: 'criticallyLow', arrow: '↓↓', critical: true },
  HH: { word: 'criticallyHigh', arrow: '↑↑', critical: true },
  A: { word: 'abnormal', arrow: '•', critical: false },
  AA: { word: 'criticallyAbnormal', arrow: '••', critical: true },
  POS: { word: 'positive', arrow: '+', critical: false },
  R: { word: 'resistant', arrow: 'R', critical: false },
  I: { word: 'intermediate', arrow: 'I', critical: false },
};

/** Null for what is normal or was not judged. */
export function flagMeaning(flag: Interpretation | undefined): FlagMeaning | null {
  return (flag && meanings[flag]) ?? null;
}

/** How bad the worst one is decides what a blood pressure is flagged as. */
const worstFirst: readonly Interpretation[] = ['AA', 'HH', 'LL', 'A', 'H', 'L'];

/** The flag of the whole, or of its worst part. */
export function flagOf({ flag, components }: Pick<ChartObservation, 'flag' | 'components'>): Interpretation | undefined {
  return flag ?? worstFirst.find((one) => components?.some((part) => part.flag === one));
}
