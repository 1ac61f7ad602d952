import { expect, type Locator, type Page } from '@playwright/test';

/** Chooses an option of a field that opens a list; what is typed narrows the list where the field lets one type. */
export async function choose(scope: Page | Locator, label: string, option: string, typed?: string): Promise<void> {
  const field = scope.getByRole('combobox', { name: label, exact: true }).or(scope.getByRole('textbox', { name: label, exact: true }));
  await field.click();
  if (typed !== undefined) await field.fill(typed);
  await pageOf(scope).getByRole('option', { name: option }).first().click();
}

/** The field with exactly this label; a required one has an asterisk behind it. */
export function field(scope: Page | Locator, label: string): Locator {
  return scope.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\*)?$`));
}

/** The drawer or dialog that is open, by its title. */
export function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name });
}

/** The row of a table or list that holds all of these words. */
export function row(scope: Page | Locator, ...words: string[]): Locator {
  return words.reduce((rows, text) => rows.filter({ hasText: text }), scope.getByRole('row'));
}

/** Clicks the button and waits until the form that it ends has gone. */
export async function finish(form: Locator, button: string): Promise<void> {
  await form.getByRole('button', { name: button, exact: true }).click();
  await expect(form).toBeHidden();
}

export function pageOf(scope: Page | Locator): Page {
  return 'page' in scope ? scope.page() : scope;
}
