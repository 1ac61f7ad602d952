import { findChromium } from './chromium.js';
import { startHouse } from './start-house.js';

/** Unpacks the browser and starts the demo once; the workers read where both are from the environment. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  process.env.WARDBOOK_E2E_CHROMIUM = await findChromium();
  const house = await startHouse('demo');
  process.env.WARDBOOK_E2E_URL = house.url;
  process.env.WARDBOOK_E2E_DATA = house.dataFolder;
  return house.stop;
}
