import type { LabFlag } from '@wardbook/contracts/laboratory/catalogue';
import type { LabGridRow, LabResultValue } from '@wardbook/contracts/laboratory/results';
import type { LabPriority, LabWorkStatus } from '@wardbook/contracts/laboratory/work';
import type { StatusTone } from '@/ui/StatusBadge';

export const statusTones: Record<LabWorkStatus, StatusTone> = {
  'to-collect': 'waiting',
  'to-receive': 'open',
  'to-enter': 'running',
  'to-verify': 'attention',
  verified: 'running',
  released: 'done',
  cancelled: 'ended',
};

export const priorityTones: Record<LabPriority, StatusTone> = {
  routine: 'waiting',
  urgent: 'attention',
  asap: 'attention',
  stat: 'critical',
};

/** The arrow of a flag, so that colour alone never says it. */
export const flagMarks: Record<LabFlag, string> = { N: '', L: '↓', H: '↑', LL: '↓↓', HH: '↑↑', A: '!', AA: '!!' };

type Value = Pick<LabResultValue, 'valueKind' | 'number' | 'text' | 'decimals'> & { comparator: string | null };

/** A value as people read it: `12.4`, `< 0.01`, `1:16` or its text. */
export function valueText({ valueKind, comparator, number, text, decimals }: Value): string {
  if (number === null) return text ?? '';
  const figure = valueKind === 'titre' ? `1:${number}` : number.toFixed(decimals);
  return comparator ? `${comparator} ${figure}` : figure;
}

interface Limits {
  low: number | null;
  high: number | null;
  text: string | null;
}

function rangeText({ low, high, text }: Limits, decimals: number): string {
  if (text !== null) return text;
  if (low !== null && high !== null) return `${low.toFixed(decimals)} – ${high.toFixed(decimals)}`;
  if (low !== null) return `≥ ${low.toFixed(decimals)}`;
  return high === null ? '' : `≤ ${high.toFixed(decimals)}`;
}

export function rangeOfResult({ rangeLow, rangeHigh, rangeText: text, decimals }: LabResultValue): string {
  return rangeText({ low: rangeLow, high: rangeHigh, text }, decimals);
}

export function rangeOfRow({ range, decimals }: LabGridRow): string {
  return range ? rangeText(range, decimals) : '';
}
