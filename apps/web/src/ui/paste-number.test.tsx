// @vitest-environment happy-dom
import { NumberInput } from '@mantine/core';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearPage, renderPage } from '@/testing/render-page';

describe('a number field', () => {
  beforeEach(clearPage);
  afterEach(clearPage);

  it.each([
    ['1,234', '1234'],
    ['1,234.50', '1234.5'],
    ['1.234,50', '1234.5'],
    ['0,125', '0.125'],
  ])('takes a pasted %s for %s', async (text, number) => {
    const { user } = renderPage(<NumberInput label="Dose" decimalScale={3} />);
    await user.click(screen.getByLabelText('Dose'));
    await user.paste(text);
    expect(Number((screen.getByLabelText('Dose') as HTMLInputElement).value)).toBe(Number(number));
  });
});
