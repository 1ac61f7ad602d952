import { setUp } from '@wardbook/contracts/identity/sessions';
import type { FacilityKind } from '@wardbook/contracts/organisation/facility';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '@/ui/form/body-of';
import { emptySetUp, setUpBody } from './set-up-values';

const values = emptySetUp('en-KE');
const sent = (kind: FacilityKind, seesPatients: boolean) =>
  setUpBody({ ...values, facility: { ...values.facility, kind }, admin: { ...values.admin, seesPatients } });

describe('the first administrator', () => {
  it.each<[FacilityKind, string]>([
    ['hospital', 'doctor'],
    ['dental', 'dentist'],
    ['physiotherapy', 'physiotherapist'],
    ['veterinary', 'veterinarian'],
  ])('practises in a facility of the kind %s as %s when patients are seen', (kind, profession) => {
    expect(sent(kind, true).admin).toMatchObject({ practisesAs: profession });
  });

  it('has no profession when no patients are seen, and sends nothing that the contract does not know', () => {
    expect(sent('hospital', false).admin).not.toHaveProperty('practisesAs');
    const { error } = bodyOf(setUp).safeParse(sent('hospital', true));
    expect(error?.issues.filter(({ code }) => code === 'unrecognized_keys')).toEqual([]);
  });
});
