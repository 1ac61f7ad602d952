import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { Settings } from '../../organisation/index.js';
import { FacilityDays } from '../facility-day.repository.js';
import { fiscalYearOf, numberOf } from '../journal/fiscal-year.js';

export type DocumentKind = 'proforma' | 'invoice' | 'credit-note' | 'receipt' | 'refund' | 'void';

interface FiscalDay {
  businessDate: string;
  fiscalYear: number;
}

export interface DocumentNumber {
  fiscalYear: number;
  sequence: number;
  number: string;
  businessDate: string;
}

/**
 * Numbers without gaps. Taking one locks the series until the transaction ends, so it is the last thing before the document
 * is written; a rollback gives the number back.
 */
@Injectable()
export class DocumentNumbers {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly days: FacilityDays,
  ) {}

  async take(kind: DocumentKind): Promise<DocumentNumber> {
    return await this.takeIn(kind, await this.year());
  }

  /** What the number depends on besides its series, which can be read before anything is locked. */
  async year(): Promise<FiscalDay> {
    const [{ today }, firstMonth] = await Promise.all([this.days.now(), this.settings.get('billing.fiscal-year-month')]);
    return { businessDate: today, fiscalYear: fiscalYearOf(today, firstMonth) };
  }

  async takeIn(kind: DocumentKind, { businessDate, fiscalYear }: FiscalDay): Promise<DocumentNumber> {
    const { rows } = await sql<{ sequence: number }>`select next_document_number(${kind}, ${fiscalYear}) as sequence`.execute(this.db.q);
    const sequence = rows[0]?.sequence ?? 0;
    return { fiscalYear, sequence, number: numberOf(kind, fiscalYear, sequence), businessDate };
  }
}
