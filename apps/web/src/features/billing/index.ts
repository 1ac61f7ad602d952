export { DiscountsScreen } from './DiscountsScreen';
export { InvoiceScreen } from './documents/InvoiceScreen';
export { InvoicesScreen } from './documents/InvoicesScreen';
export { PricesScreen } from './prices/PricesScreen';
export { TillSessionsScreen } from './TillSessionsScreen';
export { TillScreen } from './till/TillScreen';
export { UnpricedScreen } from './UnpricedScreen';
