import { decimalsOf } from '@wardbook/contracts/core/currencies';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';

export interface Writing {
  currency: string;
  language: string;
  timeZone: string;
}

/** Minor units as people write them, without the currency's sign: it stands at the head of the column. */
export function moneyText(amount: number, { currency, language }: Writing): string {
  const decimals = decimalsOf(currency);
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return format.format(amount / 10 ** decimals);
}

/** A unit price keeps the decimals that it has, and at least those of the currency. */
export function unitPriceText(price: string, { currency, language }: Writing): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: decimalsOf(currency), maximumFractionDigits: 6 }).format(Number(price));
}

/** How much of it, with the unit as people say it. */
export function quantityText({ quantity, unit }: { quantity: string; unit: string | null }): string {
  return unit === null ? quantity : `${quantity} ${unitWord(unit, Number(quantity))}`;
}
