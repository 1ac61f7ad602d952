import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const PATIENCE_MS = 3_000;

/** Whether Next's private server answers. Without one, as in API tests, there is nothing to wait for. */
@Injectable()
export class WebHealth {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async answers(): Promise<boolean> {
    if (!this.config.WARDBOOK_WEB_URL) return true;
    try {
      const response = await fetch(new URL('/sign-in', this.config.WARDBOOK_WEB_URL), { signal: AbortSignal.timeout(PATIENCE_MS) });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}
