export { GoodsReceiptScreen } from './GoodsReceiptScreen';
export { GoodsReceiptsScreen } from './GoodsReceiptsScreen';

export { StoreItemScreen } from './StoreItemScreen';
export { StorePicker } from './StorePicker';
export { StoresScreen } from './StoresScreen';
export { SuppliersScreen } from './SuppliersScreen';
export { useAmount } from './use-amount';
export { useStore } from './use-store';
