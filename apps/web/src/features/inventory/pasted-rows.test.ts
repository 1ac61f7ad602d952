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
        quantity: '1,200',
        unitName: '{capsule}',
        cost: '0.25',
        printedPrice: '',
      },
    ]);
  });

  it('reads the prices of a sheet in one way, and leaves to a person what can be read in two', () => {
    const sheet = (...costs: string[]) => costs.map((cost) => `Gauze\tB1\t\t10\t\t${cost}`).join('\n');
    const costs = (text: string) => rowsFromClipboard(text, false)?.map(({ cost }) => cost);
    expect(costs(sheet('0,125', '12,5000', '3,333333', '1,234'))).toEqual(['0.125', '12.5000', '3.333333', '1.234']);
    expect(costs(sheet('1,234', '12'))).toEqual(['1,234', '12']);
  });
});
