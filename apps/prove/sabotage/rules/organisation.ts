import type { Sabotage } from '../sabotage.ts';

const HERE = 'apps/api/src/modules/organisation';
const RULES = 'apps/api/migrations/202611221611_organisation_rules.sql';
const SIGN_INS = 'apps/api/src/modules/identity';

/** Facilities, departments, places, practitioners and settings. */
export const organisationRules: readonly Sabotage[] = [
  {
    breaks: 'Departments form no circle',
    file: RULES,
    from: `perform core.refuse('department_no_circle');`,
    to: `null;`,
    tests: HERE,
  },
  {
    breaks: 'A department in use is not closed',
    file: RULES,
    from: `perform core.refuse('department_in_use');`,
    to: `null;`,
    tests: HERE,
  },
  {
    breaks: 'A place stands only in what may hold it',
    file: RULES,
    from: `if not location_may_hold(parent_kind, new.kind) then perform core.refuse('location_nesting'); end if;`,
    to: ``,
    tests: HERE,
  },
  {
    breaks: 'A place is not open inside a closed one',
    file: RULES,
    from: `if new.active and not parent_open then perform core.refuse('location_parent_open'); end if;`,
    to: ``,
    tests: HERE,
  },
  {
    breaks: 'A place in use is not closed',
    file: RULES,
    from: `    perform core.refuse('location_in_use');`,
    to: `    null;`,
    tests: HERE,
  },
  {
    breaks: 'A role begins in an open department',
    file: RULES,
    from: `    perform core.refuse('practitioner_role_department_open');`,
    to: `    null;`,
    tests: `${HERE}/practitioners.api.test.ts`,
  },
  {
    breaks: 'A person who manages users stays in each facility',
    file: RULES,
    from: `perform core.refuse('user_manager_left');`,
    to: `null;`,
    tests: SIGN_INS,
  },
  {
    breaks: 'A person who administers the organisation stays',
    file: RULES,
    from: `perform core.refuse('organisation_administrator_left');`,
    to: `null;`,
    tests: SIGN_INS,
  },
  {
    // Two locks make the second removal wait, the one of the check and the row of the access version, so taking one out changes nothing.
    breaks: 'Two managers who remove each other at once see each other',
    file: RULES,
    from: `deferrable initially deferred for each row when (new.valid_to is not null) execute`,
    to: `deferrable initially deferred for each row when (false) execute`,
    tests: `${SIGN_INS}/users.api.test.ts`,
  },
  {
    breaks: 'A facility is changed by those who manage it',
    file: `${HERE}/facilities.service.ts`,
    from: `throw new Problem('forbidden', { detail: 'You have no role there that manages it.', context: { rule: 'facility_not_yours' } });`,
    to: `return;`,
    tests: [HERE, SIGN_INS],
  },
  {
    breaks: 'A facility is opened by the organisation',
    file: `${HERE}/facilities.service.ts`,
    from: `    refuseUnlessOfTheOrganisation(this.db.actor);
    const`,
    to: `    const`,
    tests: [HERE, SIGN_INS],
  },
  {
    breaks: 'A setting of the organisation is decided by the organisation',
    file: `${HERE}/settings.service.ts`,
    from: `if (level === 'organisation') refuseUnlessOfTheOrganisation(this.db.actor);`,
    to: ``,
    tests: [HERE, SIGN_INS],
  },
  {
    breaks: 'A setting is not changed for the past',
    file: `${HERE}/settings.service.ts`,
    from: `refusePast(validFrom);
    await`,
    to: `await`,
    tests: HERE,
  },
  {
    breaks: 'A setting is changed by the one who saw its current value',
    file: `${HERE}/settings.service.ts`,
    from: `if ((current?.id ?? null) !== basedOn) throw`,
    to: `if (basedOn === '') throw`,
    tests: HERE,
  },
  {
    breaks: 'What is the same in every facility is not set by one',
    file: `${HERE}/settings.service.ts`,
    from: `if (level === 'facility' && !perFacility) {`,
    to: `if (level === ('x' as never)) {`,
    tests: HERE,
  },
  {
    breaks: 'A facility with work left is not closed',
    file: `${HERE}/closing.service.ts`,
    from: `throw new Problem('still-in-use', { context });`,
    to: `void context;`,
    tests: HERE,
  },
  {
    breaks: 'A practitioner of several facilities is changed by those who manage them all',
    file: `${HERE}/practitioner.service.ts`,
    from: `    await this.refuseUnlessManagedEverywhere(id);
    const personId`,
    to: `    const personId`,
    tests: 'apps/api/src/modules/identity/granting.api.test.ts',
  },
];
