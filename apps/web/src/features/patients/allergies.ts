/** Not asked is not the same as none: only an answered question may look calm. */
export type Allergies = { state: 'known'; names: readonly string[] } | { state: 'none' } | { state: 'not-asked' };
