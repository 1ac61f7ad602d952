import type { FacilityKind } from '@wardbook/contracts/organisation/facility';
import { setUpDefaults } from './set-up-choices';

/** What the set-up form starts with, from the browser's language and zone. */
export function emptySetUp(browserLanguage: string) {
  const { country, currency, timeZone, language } = setUpDefaults(browserLanguage);
  return {
    organisation: { name: '', country },
    facility: { name: '', kind: 'hospital' as FacilityKind, timeZone, currency, language },
    admin: { givenName: '', familyName: '', email: '', password: '' },
  };
}

export type SetUpValues = ReturnType<typeof emptySetUp>;
