import { statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Problem } from '../problem.error.js';

/** More than the reserve of the embedded database (tools/postgres/reserve.mjs), which is for looks alone. */
const KEPT_FREE_BYTES = 96 * 2 ** 20;
const ASKED_EVERY_MS = 500;

/** Refuses changes before the disk of the embedded database is full, so that records can still be read. */
@Injectable()
export class DiskSpace {
  private askedAt = 0;
  private isShort = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async refuseWhenShort(): Promise<void> {
    const folder = this.config.WARDBOOK_DATABASE_FOLDER;
    if (folder === undefined) return;
    if (Date.now() - this.askedAt > ASKED_EVERY_MS) {
      this.askedAt = Date.now();
      this.isShort = (await this.freeBytes(folder)) < KEPT_FREE_BYTES;
    }
    if (this.isShort) throw new Problem('not-ready', { context: { broken: ['disk'] } });
  }

  async freeBytes(folder: string): Promise<number> {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  }
}
