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

export const SABOTAGES: readonly Sabotage[] = [
  ...coreRules,
  ...identityRules,
  ...organisationRules,
  ...patientRules,
  ...schedulingRules,
  ...encounterRules,
  ...laboratoryRules,
  ...inventoryRules,
  ...pharmacyRules,
  ...billingRules,
  ...tillRules,
  ...otherRules,
  ...webRules,
];
