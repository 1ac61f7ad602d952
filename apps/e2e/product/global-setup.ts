import { findChromium } from './chromium.js';
import { morningZone } from './morning-zone.js';
import { startProduct } from './start-product.js';

/**
 * Unpacks the browser and starts the demo once; the workers read where both are from the environment. A demo that runs already
 * is used when both its address and its data folder are given there, which saves the start while tests are written. Otherwise it is
 * morning in the demo, so that its day has people in it whenever the tests run.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  process.env.WARDBOOK_E2E_CHROMIUM = await findChromium();
  if (process.env.WARDBOOK_E2E_URL && process.env.WARDBOOK_E2E_DATA) return undefined;
  process.env.WARDBOOK_DEMO_ZONE ??= morningZone();
  const product = await startProduct('demo');
  process.env.WARDBOOK_E2E_URL = product.url;
  process.env.WARDBOOK_E2E_DATA = product.dataFolder;
  return product.stop;
}
