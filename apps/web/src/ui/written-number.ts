import type { ClipboardEvent } from 'react';

/** `1,234.50` and `1 234,50` both become `1234.50`. */
export function plainNumber(text: string): string {
  const bare = text.replace(/[\s\u00a0]/g, '');
  const isCommaDecimal = /,\d{1,2}$/.test(bare) && !/\.\d+$/.test(bare);
  return isCommaDecimal ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
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
