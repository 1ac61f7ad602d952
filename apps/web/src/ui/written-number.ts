import type { ClipboardEvent } from 'react';

type Sign = ',' | '.';

const bare = (text: string) => text.replace(/[\s\u00a0\u202f'’]/g, '');

/**
 * Which sign a written number has for its decimals, as far as it says so itself: `1,234.50`, `0,125` and `12,5000` do. A single sign
 * with three digits after it, such as `1,234`, can be either.
 */
function decimalSignOf(text: string): Sign | 'none' | 'either' {
  const written = bare(text);
  const signs: string[] = written.match(/[.,]/g) ?? [];
  const last = signs.at(-1) as Sign | undefined;
  if (last === undefined) return 'none';
  const other = last === ',' ? '.' : ',';
  if (signs.includes(other)) return last;
  if (signs.length > 1) return other;
  return /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(written) ? 'either' : last;
}

/** A number as programs write it, read with one sign for its decimals. */
function numberRead(text: string, decimal: Sign): string {
  const thousands = decimal === ',' ? '.' : ',';
  return bare(text).replaceAll(thousands, '').replace(decimal, '.');
}

/** `1,234.50` and `1 234,50` both become `1234.50`. What can be read in two ways is read as the screens write it: `1,234` is a thousand. */
export function plainNumber(text: string): string {
  const sign = decimalSignOf(text);
  return numberRead(text, sign === ',' ? ',' : '.');
}

/**
 * The numbers of one column, all read in one way. Where the column does not say which, or says both, what can be read in two ways
 * stays as it was written, for a person to decide.
 */
export function plainColumn(texts: readonly string[]): string[] {
  const signs = new Set(texts.map(decimalSignOf));
  const said = ([',', '.'] as const).filter((sign) => signs.has(sign));
  return texts.map((text) => {
    const sign = decimalSignOf(text);
    if (sign !== 'either') return plainNumber(text);
    return said.length === 1 && said[0] ? numberRead(text, said[0]) : text;
  });
}

const setValue = () => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

/**
 * Pastes a number from a spreadsheet or an e-mail as it is meant. A number field alone takes the comma of `1,234` for a decimal
 * one and keeps 1.23. The value is set past React, so that React sees it change.
 */
export function pasteNumber(event: ClipboardEvent<HTMLInputElement>): void {
  const field = event.currentTarget;
  const text = event.clipboardData.getData('text');
  const number = plainNumber(text);
  if (field.readOnly || field.disabled || number === text) return;
  event.preventDefault();
  event.stopPropagation();
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? field.value.length;
  setValue()?.call(field, field.value.slice(0, start) + number + field.value.slice(end));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
