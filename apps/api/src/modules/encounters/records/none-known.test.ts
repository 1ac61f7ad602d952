import { describe, expect, it } from 'vitest';
import { saysNoneKnown } from './none-known.js';

describe('what is written for an allergy', () => {
  it.each([
    ...['NKDA', 'nka', 'N.K.D.A.', 'N/A', 'None', 'nil', 'Nil known', 'No known allergies', 'no known drug allergies', '-', 'Unknown'],
    ...['No known food or drug allergies', 'None known', 'no allergies', 'No allergy', 'Denies any allergies', 'No allergies reported'],
  ])('says with “%s” that there is none', (text) => {
    expect(saysNoneKnown(text)).toBe(true);
  });

  it.each([
    ...['Penicillin', 'Nickel', 'Nuts', 'Naproxen', 'Latex', 'Non-steroidal anti-inflammatory drugs', 'Novalgin', 'Drug allergy'],
    ...['Unknown antibiotic', 'No.7 cream', 'Nona', 'Food'],
  ])('names with “%s” what it is to', (text) => {
    expect(saysNoneKnown(text)).toBe(false);
  });

  it('says so by its code in any language', () => {
    expect(saysNoneKnown('Keine bekannte Allergie', '716186003')).toBe(true);
    expect(saysNoneKnown('Penicillin', '91936005')).toBe(false);
  });
});
