import { existsSync } from 'node:fs';

/** Sandboxing needs rights that containers rarely give; the rest keeps Chromium from talking to its maker. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Playwright's own browser download is not used: the browser comes from npm or from the machine. */
export async function findChromium(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  const installed = INSTALLED.find((path) => existsSync(path));
  if (!installed) throw new Error('No Chromium was found. Install one and name it in CHROMIUM_PATH.');
  return installed;
}

/** The package brings its own libraries only when it believes that it runs in a Lambda. Unpacking twice at once breaks it. */
async function unpackChromium(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
