import type { Locator, Page } from '@playwright/test';

/** Fields of one line. What has several lines wraps and scrolls. */
export const FIELDS =
  'input:not([type=checkbox],[type=radio],[type=hidden],[type=file],[type=password],[type=range]), select, button[data-dates-input]';

/** What people type into a field, as long as it gets in a day's work, by the words of its label. */
const TYPED: readonly [string, string][] = [
  ['e-?mail', 'wanjiku.otieno@lakeside.example'],
  ['phone', '+254 722 614 905'],
  ['expir', '31.10.2028'],
  ['birth|date|day|until|from|since', '28.09.1987'],
  ['age', '120y'],
  ['^(unit|of)$', 'suppository'],
  ['batch|lot', 'LOT2026AB1234'],
  ['code|loinc|rxnorm|atc|gtin|ucum', '1234567-8'],
];
const NUMBER = '12345.75';
const TEXT = 'Wanjiku Achieng';

/**
 * Types into every field that takes text, one after the other, in the page itself: a list of located fields would be out of date once
 * a form adds or removes one because of what was typed. Fields that only choose keep what they show.
 */
export async function fillAll(scope: Locator): Promise<void> {
  await scope.evaluate(
    async (root, { fields, typed, number, text }) => {
      const done = new Set<Element>();
      const takesText = (element: Element) => {
        const { readOnly, disabled, type } = element as HTMLInputElement;
        const chooses = element.tagName !== 'INPUT' || element.getAttribute('aria-haspopup') === 'listbox' || type === 'color';
        return !chooses && !readOnly && !disabled && element.checkVisibility() && !done.has(element);
      };
      const typedInto = (field: HTMLInputElement) => {
        if (field.inputMode === 'decimal' || field.inputMode === 'numeric') return number;
        const label = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '';
        return typed.find(([words]) => new RegExp(words, 'i').test(label))?.[1] ?? text;
      };
      const next = () => [...root.querySelectorAll(fields)].find(takesText) as HTMLInputElement | undefined;
      for (let field = next(); field; field = next()) {
        done.add(field);
        field.focus();
        field.select();
        document.execCommand('insertText', false, typedInto(field));
        // React renders what follows from the text before the next field is chosen.
        await new Promise((resolve) => setTimeout(resolve));
      }
      (document.activeElement as HTMLElement | null)?.blur();
    },
    { fields: FIELDS, typed: TYPED, number: NUMBER, text: TEXT },
  );
}

/** What tells one form from another: its title and the labels of its fields. */
export async function formOf(scope: Locator): Promise<string> {
  return await scope.evaluate((root, fields) => {
    const labels = [...root.querySelectorAll<HTMLInputElement>(fields)].map(
      (field) => field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '',
    );
    return [root.querySelector('h1, h2')?.textContent ?? '', ...labels].join('\n');
  }, FIELDS);
}

/** The fields that show less than their value, as sentences. */
export async function hiddenValues(page: Page): Promise<string[]> {
  return await page.evaluate((selector) => {
    const pen = document.createElement('canvas').getContext('2d');
    const textOf = (element: Element) =>
      element instanceof HTMLSelectElement
        ? (element.selectedOptions[0]?.text ?? '')
        : (element as HTMLInputElement).value || (element.tagName === 'BUTTON' ? (element.textContent ?? '') : '');
    return [...document.querySelectorAll(selector)].flatMap((element) => {
      const text = textOf(element);
      if (!pen || text === '' || !element.checkVisibility() || element.clientWidth === 0) return [];
      const style = getComputedStyle(element);
      pen.font = style.font;
      const needed = Math.ceil(pen.measureText(text).width + Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight));
      const isCut = needed > element.clientWidth + 1 || (element.tagName === 'INPUT' && element.scrollWidth > element.clientWidth + 1);
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.id;
      return isCut ? [`${label}: ${element.clientWidth} px for ${needed} px of “${text}”`] : [];
    });
  }, FIELDS);
}
