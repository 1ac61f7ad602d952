export { CatalogueScreen } from './catalogue/CatalogueScreen';

export { InboxIndicator } from './InboxIndicator';
export { OrderLine, type PlannedTest } from './OrderLine';

export { ResultsInboxScreen } from './ResultsInboxScreen';
export { type KnownTest, useKnownLabTests, useLabTestHits, usePlaceLabOrders } from './use-lab-orders';
export { WorklistScreen } from './WorklistScreen';
export { WorkScreen } from './WorkScreen';
