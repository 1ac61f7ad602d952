import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { signIn } from '../journeys/steps/entry.js';
import type { RunningProduct } from './start-product.js';

export interface Account {
  email: string;
  password: string;
}

/** A running hospital and the browsers of the people who work there. Each keeps their own session through a journey. */
export class Hospital {
  private readonly contexts: BrowserContext[] = [];
  private readonly pages = new Map<string, Page>();

  constructor(
    private readonly browser: Browser,
    readonly product: Omit<RunningProduct, 'stop'>,
    readonly accounts: Record<string, Account>,
  ) {}

  /** The page of the user with a role, signed in. */
  async as(role: string): Promise<Page> {
    const known = this.pages.get(role);
    if (known) return known;
    const account = this.accounts[role];
    if (!account) throw new Error(`This hospital has no user with the role ${role}.`);
    const page = await this.newPage();
    await signIn(page, account);
    this.pages.set(role, page);
    return page;
  }

  /** A browser without a session. */
  async newPage(): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.product.url, viewport: { width: 1440, height: 900 } });
    this.contexts.push(context);
    return await context.newPage();
  }

  /** Keeps the page of a user who signed in through other steps. */
  keep(role: string, page: Page, account: Account): void {
    this.accounts[role] = account;
    this.pages.set(role, page);
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
  }
}

/** The sign-ins that the demo wrote, by role. */
function demoAccounts(dataFolder: string): Record<string, Account> {
  return JSON.parse(readFileSync(join(dataFolder, 'demo-signins.json'), 'utf8')) as Record<string, Account>;
}

/** The demo that the global set-up started. */
export function demoHospital(browser: Browser): Hospital {
  const { WARDBOOK_E2E_URL: url, WARDBOOK_E2E_DATA: dataFolder } = process.env;
  if (!url || !dataFolder) throw new Error('The global set-up has not started the demo.');
  return new Hospital(browser, { url, dataFolder }, demoAccounts(dataFolder));
}
