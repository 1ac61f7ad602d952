import type { Locator, Page } from '@playwright/test';

/** Fields of one line. What has several lines wraps and scrolls. */
const FIELDS =
  'input:not([type=checkbox],[type=radio],[type=hidden],[type=file],[type=password],[type=range]), select, button[data-dates-input]';

/** What people type into a field, as long as it gets in a day's work, by the words of its label. */
const TYPED: readonly [RegExp, string][] = [
  [/e-?mail/i, 'wanjiku.otieno@lakeside.example'],
  [/phone/i, '+254 722 614 905'],
  [/expir/i, '31.10.2028'],
  [/birth|date|day|until|from|since/i, '28.09.1987'],
  [/age/i, '120y'],
  [/batch|lot/i, 'LOT2026AB1234'],
  [/code|loinc|rxnorm|atc|gtin|ucum/i, '1234567-8'],
];
const NUMBER = '12345.75';
const TEXT = 'Wanjiku Achieng';

/** Types into every field that takes text, one after the other. Fields that only choose keep what they show. */
export async function fillAll(scope: Locator): Promise<void> {
  for (const field of await scope.locator(FIELDS).all()) {
    const kind = await field.evaluate((element) => {
      const { readOnly, disabled, inputMode, type } = element as HTMLInputElement;
      const chooses = element.tagName !== 'INPUT' || element.getAttribute('aria-haspopup') === 'listbox' || type === 'color';
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? '';
      return {
        takesText: !chooses && !readOnly && !disabled && element.checkVisibility(),
        isNumber: inputMode === 'decimal' || inputMode === 'numeric',
        label,
      };
    });
    if (!kind.takesText) continue;
    const typed = kind.isNumber ? NUMBER : (TYPED.find(([words]) => words.test(kind.label))?.[1] ?? TEXT);
    await field.fill(typed);
  }
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
