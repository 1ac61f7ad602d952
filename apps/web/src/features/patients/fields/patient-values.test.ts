import { registration } from '@wardbook/contracts/patients/patients';
import { describe, expect, it } from 'vitest';
import { correctionBody, emptyPatient, newPhone, registrationBody, valuesOf } from './patient-values';

describe('the body of a registration', () => {
  it('holds what was typed and nothing that was left blank', () => {
    const values = {
      ...emptyPatient('person'),
      names: [{ use: 'official', prefix: '', given: 'Anna', family: '' }],
      sex: 'female',
      birthDate: '42',
    };
    const body = registrationBody(values, false);
    expect(registration.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({ names: [{ given: 'Anna' }], age: { count: 42, unit: 'years' }, telecoms: [] });
  });

  it('sends what cannot be read as it is, so that the field says so', () => {
    const result = registration.safeParse(registrationBody({ ...emptyPatient('person'), birthDate: 'long ago' }, false));
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain('birthDate');
  });
});

describe('the body of a correction', () => {
  const record = {
    kind: 'person',
    sex: 'male',
    gender: null,
    language: 'sw',
    version: 3,
    species: null,
    breed: null,
    deceased: false,
    sensitivity: 'normal',
    names: [
      {
        id: '1',
        use: 'official',
        script: 'Latn',
        prefix: null,
        given: 'Juma',
        family: null,
        suffix: null,
        display: 'Juma',
        validFrom: null,
        validTo: null,
      },
    ],
    telecoms: [],
    addresses: [],
    relatedPersons: [],
    identifiers: [
      {
        id: '2',
        type: 'MR',
        typeName: 'MRN',
        system: '',
        value: '000001',
        verification: 'verified',
        issuer: 'X',
        validFrom: null,
        validTo: null,
      },
    ],
  } as never;

  it('keeps the birth unless it was edited, and empties what was cleared', () => {
    const body = correctionBody({ ...valuesOf(record), language: '' }, record, false);
    expect(body).not.toHaveProperty('birthDate');
    expect(body).toMatchObject({ version: 3, language: null, names: [{ id: '1', given: 'Juma' }], identifiers: [] });
  });

  it('drops rows that were opened and left blank', () => {
    expect(correctionBody({ ...valuesOf(record), telecoms: [newPhone()] }, record, false)).toMatchObject({ telecoms: [] });
  });
});
