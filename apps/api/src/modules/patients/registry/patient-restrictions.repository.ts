import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Permission } from '@wardbook/contracts/core/permissions';
import { PatientProtection, type Restrictions } from '../../../core/auth/patient-protection.js';
import { Db } from '../../../core/database/db.js';

const PERMISSIONS: Record<string, Permission> = { restricted: 'patient:restricted', 'very-restricted': 'patient:very-restricted' };

/** Reads whose record is restricted. */
@Injectable()
export class PatientRestrictions implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly protection: PatientProtection,
  ) {}

  onModuleInit(): void {
    this.protection.readWith(() => this.read());
  }

  private async read(): Promise<Restrictions> {
    const query = this.db.q.selectFrom('patient').select(['id', 'sensitivity']).where('sensitivity', '<>', 'normal');
    const rows = await query.execute();
    return new Map(rows.map(({ id, sensitivity }) => [id, PERMISSIONS[sensitivity] ?? 'patient:very-restricted']));
  }
}
