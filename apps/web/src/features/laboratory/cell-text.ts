import type { LabGridRow, LabValueInput } from '@wardbook/contracts/laboratory/results';

const NUMBER = /^(<=|>=|<|>)?\s*(-?\d+(?:[.,]\d+)?)$/;
const TITRE = /^(<=|>=|<|>)?\s*(?:1\s*:\s*)?(\d+)$/;

const nothing = { comparator: null, number: null, code: null, text: null };

/** What was typed into a cell as the value that the API takes; null when it cannot be read. An empty cell is an empty value. */
export function cellValue(row: Pick<LabGridRow, 'analyteId' | 'valueKind'>, typed: string, note: string | null): LabValueInput | null {
  const text = typed.trim();
  const base = { analyteId: row.analyteId, ...nothing, note };
  if (text === '') return { ...base, note: null };
  if (row.valueKind === 'coded') return { ...base, code: text };
  if (row.valueKind === 'text') return { ...base, text };
  const match = (row.valueKind === 'titre' ? TITRE : NUMBER).exec(text);
  if (!match) return null;
  return { ...base, comparator: (match[1] as LabValueInput['comparator']) ?? null, number: Number(match[2]?.replace(',', '.')) };
}

/** What a cell shows when it is opened for editing. */
export function cellText({ valueKind, current, released, decimals }: LabGridRow): string {
  const value = current ?? released;
  if (!value) return '';
  if (valueKind === 'coded') return value.code ?? '';
  if (value.number === null) return value.text ?? '';
  const figure = valueKind === 'titre' ? `1:${value.number}` : value.number.toFixed(decimals);
  return `${value.comparator ?? ''}${figure}`;
}
