import type { Sabotage } from '../sabotage.ts';
import { billingRules } from './billing.ts';
import { coreRules } from './core.ts';
import { encounterRules } from './encounters.ts';
import { identityRules } from './identity.ts';
import { inventoryRules } from './inventory.ts';
import { laboratoryRules } from './laboratory.ts';
import { organisationRules } from './organisation.ts';
import { otherRules } from './others.ts';
import { patientRules } from './patients.ts';
import { pharmacyRules } from './pharmacy.ts';
import { schedulingRules } from './scheduling.ts';
import { tillRules } from './till.ts';
import { webRules } from './web.ts';

/** By the module that the rule belongs to. */
const RULES: Record<string, readonly Sabotage[]> = {
  core: coreRules,
  identity: identityRules,
  organisation: organisationRules,
  patients: patientRules,
  scheduling: schedulingRules,
  encounters: encounterRules,
  laboratory: laboratoryRules,
  inventory: inventoryRules,
  pharmacy: pharmacyRules,
  billing: billingRules,
  till: tillRules,
  others: otherRules,
  web: webRules,
};

export interface ListedSabotage extends Sabotage {
  module: string;
}

export const SABOTAGES: readonly ListedSabotage[] = Object.entries(RULES).flatMap(([module, rules]) =>
  rules.map((rule) => ({ ...rule, module })),
);
