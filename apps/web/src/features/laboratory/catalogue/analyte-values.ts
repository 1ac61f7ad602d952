import type { Analyte, LabAnswer, LabValueKind, ReferenceRange } from '@wardbook/contracts/laboratory/catalogue';
import { ageLimitOf } from './age-text';

type Figure = number | '';

/** One line of the grid of ranges, as it is typed. */
export interface RangeValues {
  sex: string;
  pregnant: string;
  from: string;
  to: string;
  low: Figure;
  high: Figure;
  criticalLow: Figure;
  criticalHigh: Figure;
  text: string;
}

export interface AnalyteValues extends Record<string, unknown> {
  code: string;
  name: string;
  loincCode: string;
  valueKind: LabValueKind;
  unit: string;
  unitDisplay: string;
  decimals: Figure;
  method: string;
  answers: { code: string; display: string; flag: string }[];
  impossibleBelow: Figure;
  impossibleAbove: Figure;
  active: boolean;
  ranges: RangeValues[];
}

export const emptyRange: RangeValues = {
  sex: '',
  pregnant: '',
  from: '0d',
  to: '',
  low: '',
  high: '',
  criticalLow: '',
  criticalHigh: '',
  text: '',
};

export function valuesOf(analyte: Analyte | null): AnalyteValues {
  return {
    code: analyte?.code ?? '',
    name: analyte?.name ?? '',
    loincCode: analyte?.loincCode ?? '',
    valueKind: analyte?.valueKind ?? 'quantity',
    unit: analyte?.unit ?? '',
    unitDisplay: analyte?.unitDisplay ?? '',
    decimals: analyte?.decimals ?? 0,
    method: analyte?.method ?? '',
    answers: analyte?.answers.map((answer) => ({ ...answer, flag: answer.flag ?? '' })) ?? [],
    impossibleBelow: analyte?.impossibleBelow ?? '',
    impossibleAbove: analyte?.impossibleAbove ?? '',
    active: analyte?.active ?? true,
    ranges: analyte?.ranges.map(rangeValues) ?? [],
  };
}

function rangeValues(range: ReferenceRange): RangeValues {
  return {
    sex: range.sex ?? '',
    pregnant: range.pregnant === null ? '' : String(range.pregnant),
    from: range.ageFrom,
    to: range.ageTo ?? '',
    low: range.low ?? '',
    high: range.high ?? '',
    criticalLow: range.criticalLow ?? '',
    criticalHigh: range.criticalHigh ?? '',
    text: range.text ?? '',
  };
}

export function bodyFrom({ code: _, ...values }: AnalyteValues) {
  return {
    ...values,
    loincCode: orNull(values.loincCode),
    unit: orNull(values.unit),
    unitDisplay: orNull(values.unitDisplay),
    decimals: values.decimals === '' ? 0 : values.decimals,
    method: orNull(values.method),
    impossibleBelow: orNull(values.impossibleBelow),
    impossibleAbove: orNull(values.impossibleAbove),
    answers: values.answers.map((answer) => ({ ...answer, flag: orNull(answer.flag) as LabAnswer['flag'] })),
    ranges: values.ranges.map((range) => ({
      sex: orNull(range.sex),
      pregnant: range.pregnant === '' ? null : range.pregnant === 'true',
      ageFrom: range.from.trim() === '' ? '0d' : ageLimitOf(range.from),
      ageTo: range.to.trim() === '' ? null : ageLimitOf(range.to),
      low: orNull(range.low),
      high: orNull(range.high),
      criticalLow: orNull(range.criticalLow),
      criticalHigh: orNull(range.criticalHigh),
      text: orNull(range.text),
    })),
  };
}

function orNull<Value>(value: Value | ''): Value | null {
  return value === '' ? null : value;
}
