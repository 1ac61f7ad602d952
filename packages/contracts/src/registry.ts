import * as audit from './audit/entries.js';
import * as billing from './billing/charges.js';
import * as discounts from './billing/discounts.js';
import * as invoices from './billing/invoices.js';
import * as prices from './billing/prices.js';
import * as till from './billing/till.js';
import * as chart from './chart/chart.js';
import * as chartPrints from './chart/prints.js';
import type { AnyEndpoint } from './core/endpoint.js';
import * as core from './core/health.js';
import * as allergies from './encounters/allergies.js';
import * as carePlans from './encounters/care-plans.js';
import * as conditions from './encounters/conditions.js';
import * as favourites from './encounters/favourites.js';
import * as clinicalHistory from './encounters/history-entries.js';
import * as notes from './encounters/notes.js';
import * as encounters from './encounters/visits.js';
import * as vitals from './encounters/vitals.js';
import * as identity from './identity/sessions.js';
import * as users from './identity/users.js';
import * as payers from './insurance/payers.js';
import * as interop from './interop/imports.js';
import * as goodsReceipts from './inventory/goods-receipts.js';
import * as stockItems from './inventory/stock-items.js';
import * as inventory from './inventory/stores.js';
import * as laboratoryCatalogue from './laboratory/catalogue.js';
import * as laboratoryReports from './laboratory/reports.js';
import * as laboratoryResults from './laboratory/results.js';
import * as resultsInbox from './laboratory/results-inbox.js';
import * as laboratory from './laboratory/work.js';
import * as notifications from './notifications/messages.js';
import * as organisation from './organisation/facilities.js';
import * as practitioners from './organisation/practitioners.js';
import * as settings from './organisation/settings.js';
import * as patientDetails from './patients/details.js';
import * as duplicates from './patients/duplicates.js';
import * as patients from './patients/patients.js';
import * as pharmacy from './pharmacy/dispensing.js';
import * as medicines from './pharmacy/medicines.js';
import * as prescribing from './pharmacy/prescribing.js';
import * as reports from './reports/reports.js';
import * as scheduling from './scheduling/appointments.js';
import * as availability from './scheduling/availability.js';

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
  laboratoryReports,
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
