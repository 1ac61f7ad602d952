import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { InsuranceRecord, listInsuranceHistory } from '@wardbook/contracts/interop/imports';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { PatientRegistry } from '../../patients/index.js';
import { ClaimHistoryRepository } from './claim-history.repository.js';
import type { Page } from './page.js';

/** Claims that other systems made, for users who may read the chart. */
@Injectable()
export class InsuranceHistory {
  constructor(
    private readonly claims: ClaimHistoryRepository,
    private readonly patients: PatientRegistry,
    private readonly trail: AuditTrail,
  ) {}

  async list({ params, query }: Input<typeof listInsuranceHistory>): Promise<Page<InsuranceRecord>> {
    const chart = await this.patients.chartIds(params.id);
    await this.trail.record({ action: 'look', operation: 'listInsuranceHistory', patientId: params.id });
    return await this.claims.ofPatient(chart, query);
  }
}
