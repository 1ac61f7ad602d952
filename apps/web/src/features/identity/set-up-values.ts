import type { FacilityKind } from '@wardbook/contracts/organisation/facility';
import type { Profession } from '@wardbook/contracts/organisation/practitioners';
import { setUpDefaults } from './set-up-choices';

/** What the set-up form starts with, from the browser's language and zone. */
export function emptySetUp(browserLanguage: string) {
  const { country, currency, timeZone, language } = setUpDefaults(browserLanguage);
  return {
    organisation: { name: '', country },
    facility: { name: '', kind: 'hospital' as FacilityKind, timeZone, currency, language },
    admin: { givenName: '', familyName: '', email: '', password: '', seesPatients: false },
  };
}

export type SetUpValues = ReturnType<typeof emptySetUp>;

/** What an administrator who sees patients is, by the kind of facility. */
const professionOf: Partial<Record<FacilityKind, Profession>> = {
  dental: 'dentist',
  physiotherapy: 'physiotherapist',
  veterinary: 'veterinarian',
};

/** The form asks whether the administrator sees patients; the contract asks as what. */
export function setUpBody({ admin: { seesPatients, ...admin }, ...rest }: SetUpValues) {
  const practisesAs = seesPatients ? (professionOf[rest.facility.kind] ?? 'doctor') : undefined;
  return { ...rest, admin: { ...admin, ...(practisesAs && { practisesAs }) } };
}
