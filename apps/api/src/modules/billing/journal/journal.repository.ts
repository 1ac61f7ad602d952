import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { newId } from '../../../core/database/new-ids.js';
import type { Posting } from './journal-rules.js';

export interface Entry {
  sourceKind: 'invoice' | 'credit-note' | 'receipt' | 'refund' | 'void' | 'till-open' | 'till-close';
  sourceId: string;
  businessDate: string;
  currency: string;
  postings: readonly Posting[];
}

@Injectable()
export class Journal {
  constructor(private readonly db: Db) {}

  /** Queues one entry. The database refuses it at commit when debits and credits differ. */
  postLater({ sourceKind, sourceId, businessDate, currency, postings }: Entry): void {
    if (postings.length === 0) return;
    const id = newId();
    this.db.later(
      this.db.q.insertInto('journal_entry').values({ id, source_kind: sourceKind, source_id: sourceId, business_date: businessDate }),
    );
    this.db.later(sql`insert into journal_line (journal_entry_id, journal_account_id, currency, debit, credit, account_id, payer_id,
        department_id, till_session_id, invoice_line_id)
      select ${id}::uuid, journal_account.id, ${currency}, posted.debit, posted.credit, posted."accountId", posted."payerId",
        posted."departmentId", posted."tillSessionId", posted."invoiceLineId"
      from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as posted
        (role text, debit bigint, credit bigint, "accountId" uuid, "payerId" uuid, "departmentId" uuid, "tillSessionId" uuid, "invoiceLineId" uuid)
      join journal_account on journal_account.role = posted.role`);
  }
}
