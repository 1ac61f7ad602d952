import * as allergies from './allergies.js';
import * as audit from './audit.js';
import * as availability from './availability.js';
import * as billing from './billing.js';
import * as carePlans from './care-plans.js';
import * as chart from './chart.js';
import * as chartPrints from './chart-prints.js';
import * as clinicalHistory from './clinical-history.js';
import * as conditions from './conditions.js';
import * as core from './core.js';
import * as discounts from './discounts.js';
import * as duplicates from './duplicates.js';
import * as encounters from './encounters.js';
import type { AnyEndpoint } from './endpoint.js';
import * as favourites from './favourites.js';
import * as goodsReceipts from './goods-receipts.js';
import * as identity from './identity.js';
import * as interop from './interop.js';
import * as inventory from './inventory.js';
import * as invoices from './invoices.js';
import * as laboratory from './laboratory.js';
import * as laboratoryCatalogue from './laboratory-catalogue.js';
import * as laboratoryResults from './laboratory-results.js';
import * as medicines from './medicines.js';
import * as notes from './notes.js';
import * as notifications from './notifications.js';
import * as organisation from './organisation.js';
import * as patientDetails from './patient-details.js';
import * as patients from './patients.js';
import * as payers from './payers.js';
import * as pharmacy from './pharmacy.js';
import * as practitioners from './practitioners.js';
import * as prescribing from './prescribing.js';
import * as prices from './prices.js';
import * as reports from './reports.js';
import * as resultsInbox from './results-inbox.js';
import * as scheduling from './scheduling.js';
import * as settings from './settings.js';
import * as stockItems from './stock-items.js';
import * as till from './till.js';
import * as users from './users.js';
import * as vitals from './vitals.js';

/** Every contract of the product. Tests walk it, OpenAPI is written from it, and the API refuses routes outside it. */
const contracts = [
  audit,
  billing,
  discounts,
  chart,
  chartPrints,
  core,
  encounters,
  vitals,
  conditions,
  allergies,
  clinicalHistory,
  notes,
  carePlans,
  favourites,
  identity,
  interop,
  inventory,
  stockItems,
  goodsReceipts,
  invoices,
  laboratory,
  laboratoryCatalogue,
  laboratoryResults,
  resultsInbox,
  notifications,
  organisation,
  patients,
  duplicates,
  patientDetails,
  payers,
  pharmacy,
  medicines,
  prescribing,
  practitioners,
  prices,
  reports,
  scheduling,
  availability,
  settings,
  till,
  users,
];

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'access' in value;
}

export const allEndpoints: readonly AnyEndpoint[] = contracts.flatMap((contract) => Object.values(contract).filter(isEndpoint));
