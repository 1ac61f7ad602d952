import { Injectable } from '@nestjs/common';

/** The one source of the present. Demo data and tests set it; the database follows through `core.now()`. */
@Injectable()
export class Clock {
  private fixed: Date | null = null;

  now(): Date {
    return this.fixed ? new Date(this.fixed) : new Date();
  }

  /** What `Db.tx` hands to `core.now()`; null while the clock runs freely. */
  get setTo(): Date | null {
    return this.fixed;
  }

  set(moment: Date): void {
    this.fixed = new Date(moment);
  }

  release(): void {
    this.fixed = null;
  }
}
