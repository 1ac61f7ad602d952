import { describe, expect, it } from 'vitest';
import { rowsFromClipboard } from './pasted-rows';

describe('rows from a spreadsheet', () => {
  it('leaves a single value to its field', () => {
    expect(rowsFromClipboard('Amoxicillin', false)).toBeNull();
    expect(rowsFromClipboard('', false)).toBeNull();
  });

  it('reads lines, skips a heading, and puts days and numbers right', () => {
    const text = 'Item\tBatch\tExpiry\tQty\tUnit\tCost\r\nAmoxicillin 500 mg capsule\tAX1\t05/2027\t1,200\t{capsule}\t0,25\r\n';
    expect(rowsFromClipboard(text, false)).toMatchObject([
      {
        itemText: 'Amoxicillin 500 mg capsule',
        batchNumber: 'AX1',
        expiresOn: '2027-05-31',
        quantity: '1200',
        unitName: '{capsule}',
        cost: '0.25',
        printedPrice: '',
      },
    ]);
  });
});
