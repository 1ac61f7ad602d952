// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearPage, renderPage } from '@/testing/render-page';
import { MoneyInput } from './MoneyInput';

let given: number | null = null;

function Amount() {
  const [value, setValue] = useState<number | null>(null);
  given = value;
  return <MoneyInput label="Amount" value={value} onChange={setValue} />;
}

describe('an amount of money', () => {
  beforeEach(() => {
    given = null;
    clearPage();
  });
  afterEach(clearPage);

  it.each([
    ['1234.5', 123450],
    ['1,234.50', 123450],
    ['1 234.50', 123450],
    ['0.29', 29],
    ['1,234', 123400],
  ])('reads a pasted %s as %i minor units', async (text, minorUnits) => {
    const { user } = renderPage(<Amount />);
    await user.click(screen.getByLabelText('Amount'));
    await user.paste(text);
    expect(given).toBe(minorUnits);
  });

  it('reads what is typed, and nothing from an empty field', async () => {
    const { user } = renderPage(<Amount />);
    await user.type(screen.getByLabelText('Amount'), '1234.5');
    expect(given).toBe(123450);
    await user.clear(screen.getByLabelText('Amount'));
    expect(given).toBeNull();
  });

  it('takes no amount below zero', async () => {
    const { user } = renderPage(<Amount />);
    await user.type(screen.getByLabelText('Amount'), '-5');
    expect(given).toBe(500);
  });
});
