import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Problem } from '../problem.error.js';

const HOUR_MS = 3_600_000;

interface Reading {
  since: number;
  patients: Set<string>;
}

/** Bounds how many patients one user sees in lists within an hour, so that a register is not copied page by page. */
@Injectable()
export class BulkReading {
  private readonly readings = new Map<string, Reading>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  refuseTooMany(userId: string, patientIds: readonly string[]): void {
    const reading = this.readingOf(userId);
    const unseen = new Set(patientIds.filter((id) => !reading.patients.has(id)));
    if (reading.patients.size + unseen.size > this.config.WARDBOOK_PATIENTS_PER_HOUR) {
      const retryAfterSeconds = Math.ceil((reading.since + HOUR_MS - Date.now()) / 1_000);
      throw new Problem('too-many-records', { context: { retryAfterSeconds } });
    }
    for (const id of unseen) reading.patients.add(id);
  }

  private readingOf(userId: string): Reading {
    const known = this.readings.get(userId);
    if (known && Date.now() - known.since < HOUR_MS) return known;
    const begun = { since: Date.now(), patients: new Set<string>() };
    this.readings.set(userId, begun);
    return begun;
  }
}
