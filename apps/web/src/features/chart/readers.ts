import { readHistory, readSummary } from '@wardbook/contracts/chart';
import { listCarePlans, listHistoryEntries, readAllergies } from '@wardbook/contracts/encounters';

/** What is fetched again after a change: the chart itself, and whatever else shows that kind. */
export const CHART_READERS = [readHistory, readSummary];
export const ALLERGY_READERS = [...CHART_READERS, readAllergies];
export const HISTORY_READERS = [readHistory, listHistoryEntries];
export const PLAN_READERS = [readHistory, listCarePlans];
