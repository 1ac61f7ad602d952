import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { readAllergies } from '@wardbook/contracts/encounters/allergies';
import { listCarePlans } from '@wardbook/contracts/encounters/care-plans';
import { listHistoryEntries } from '@wardbook/contracts/encounters/history-entries';
import { readPatient } from '@wardbook/contracts/patients/patients';

/** What is fetched again after a change: the chart itself, and every other query that shows that kind. */
export const CHART_READERS = [readHistory, readSummary];
export const ALLERGY_READERS = [...CHART_READERS, readAllergies];
export const HISTORY_READERS = [readHistory, listHistoryEntries];
export const PLAN_READERS = [readHistory, listCarePlans];

/** What the chart shows first, banner included; asked for before the page's scripts are there. */
export const FIRST_READ = [readPatient, readHistory, readSummary, readAllergies];
