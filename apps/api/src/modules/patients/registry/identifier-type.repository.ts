import { Injectable } from '@nestjs/common';
import type { IdentifierType } from '@wardbook/contracts/patients/patients';
import { Db } from '../../../core/database/db.js';

@Injectable()
export class IdentifierTypeRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<IdentifierType[]> {
    const rows = await this.db.q
      .selectFrom('identifier_type')
      .select(['code', 'name', 'for_kind as forKind'])
      .where('code', '<>', 'MR')
      .orderBy('id')
      .execute();
    return rows as IdentifierType[];
  }
}
