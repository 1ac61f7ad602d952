import type { PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
/** The words of printed money, by language. Amounts and dates are written by `Intl` in the same language. */
export interface MoneyWords {
  documents: Record<'invoice' | 'proforma' | 'credit-note' | 'receipt' | 'refund' | 'void', string>;
  columns: { description: string; quantity: string; price: string; total: string; patient: string; credited: string; payer: string };
  issued: string;
  cashier: string;
  issuedBy: (name: string, at: string) => string;
  net: string;
  discount: string;
  tax: (code: string, rate: string) => string;
  taxOn: (code: string, rate: string, base: string) => string;
  total: string;
  paidBy: (payer: string) => string;
  allowance: string;
  patientPart: string;
  paid: string;
  credited: string;
  outstanding: string;
  /** The same rows on a credit note, which gives back and asks for nothing. */
  back: { discount: string; total: string; paidBy: (payer: string) => string; allowance: string; patientPart: string };
  takesBack: (number: string) => string;
  reason: string;
  proformaNote: string;
  method: Record<PaymentMethod, string>;
  tendered: string;
  change: string;
  reference: string;
  balance: string;
  /** What the account has paid too much. */
  credit: string;
  otherMeans: string;
  voided: string;
  thanks: string;
  page: (page: number, of: number) => string;
}

const en: MoneyWords = {
  documents: {
    invoice: 'Invoice',
    proforma: 'Proforma invoice',
    'credit-note': 'Credit note',
    receipt: 'Receipt',
    refund: 'Refund',
    void: 'Voided receipt',
  },
  columns: {
    description: 'Service',
    quantity: 'Quantity',
    price: 'Unit price',
    total: 'Total',
    patient: 'You pay',
    credited: 'To you',
    payer: 'Payer',
  },
  issued: 'Date',
  cashier: 'Cashier',
  issuedBy: (name, at) => `Issued by ${name}, ${at}`,
  net: 'Net',
  discount: 'Discount given',
  tax: (code, rate) => `${code} ${rate}\u00a0%`,
  taxOn: (code, rate, base) => `${code} ${rate}\u00a0% on ${base}`,
  total: 'Total',
  paidBy: (payer) => `Charged to ${payer}`,
  allowance: 'Not charged, as agreed with the payer',
  patientPart: 'To be paid by you',
  paid: 'Paid',
  credited: 'Credited',
  outstanding: 'Still to pay',
  back: {
    discount: 'Discount taken back',
    total: 'Total credited',
    paidBy: (payer) => `Credited to ${payer}`,
    allowance: 'Of this not charged, as agreed with the payer',
    patientPart: 'Credited to you',
  },
  takesBack: (number) => `Takes back ${number}`,
  reason: 'Reason',
  proformaNote: 'This is an estimate, not a request for payment.',
  method: { cash: 'Cash', card: 'Card', 'mobile-money': 'Mobile money', 'bank-transfer': 'Bank transfer', cheque: 'Cheque' },
  tendered: 'Given',
  change: 'Change',
  reference: 'Reference',
  balance: 'Still to pay on this account',
  credit: 'To your credit on this account',
  otherMeans: 'Handed back by another method than it was paid by.',
  voided: 'This receipt was voided.',
  thanks: 'Keep this receipt.',
  page: (page, of) => `Page ${page} of ${of}`,
};

const catalogues: Record<string, MoneyWords> = { en };

/** The words in a language, or in English without a translation. */
export function wordsIn(language: string): MoneyWords {
  return catalogues[language.split('-')[0] ?? 'en'] ?? en;
}
