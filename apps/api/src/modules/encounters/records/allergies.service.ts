import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import {
  type Allergies,
  allergyStands,
  type changeAllergy,
  type recordAllergy,
  type setAllergyStatus,
} from '@wardbook/contracts/encounters/allergies';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Db } from '../../../core/database/db.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem, versionMoved } from '../../../core/problem.error.js';
import { Practitioners } from '../../organisation/index.js';
import { PatientRegistry, refuseOutsideLife } from '../../patients/index.js';
import { type AllergyChange, AllergyRepository, type Named } from './allergy.repository.js';
import { saysNoneKnown } from './none-known.js';

/** Allergies: known, none known, or not asked. The three are never mixed up. */
@Injectable()
export class AllergyService {
  constructor(
    private readonly db: Db,
    private readonly allergies: AllergyRepository,
    private readonly patients: PatientRegistry,
    private readonly practitioners: Practitioners,
    private readonly live: Live,
    private readonly trail: AuditTrail,
  ) {}

  /** Reads them for a user: the look is written into the audit trail. */
  async look(patientId: string): Promise<Allergies> {
    const allergies = await this.read(patientId);
    await this.trail.record({ action: 'look', operation: 'readAllergies', patientId });
    return allergies;
  }

  /** For a program's check, such as prescribing. */
  async read(patientId: string): Promise<Allergies> {
    return await this.ofChart(await this.patients.chartIds(patientId));
  }

  async ofChart(chartIds: readonly string[]): Promise<Allergies> {
    return await this.allergies.ofChart(chartIds);
  }

  async record(patientId: string, body: Input<typeof recordAllergy>['body']): Promise<Allergies> {
    const chartIds = await this.patients.chartIds(patientId);
    refuseOutsideLife('body.onsetOn', body.onsetOn, await this.patients.lifeSpan(patientId));
    const { system = null, code = null, display = body.text ?? '' } = body.coding ?? {};
    if (saysNoneKnown(display, code)) {
      throw Problem.field('body.text', 'no-allergy', 'This says that there is none. Record that no allergies are known.');
    }
    await this.refuseTwice(chartIds, { system, code, display });
    const { userId } = this.db.actor;
    await this.allergies.insert(patientId, body, userId ? await this.practitioners.idOfUser(userId) : null);
    await this.allergies.setStatus(patientId, 'known', null);
    return await this.changed(patientId);
  }

  async setStatus(patientId: string, { status, reason }: Input<typeof setAllergyStatus>['body']): Promise<Allergies> {
    const chartIds = await this.patients.chartIds(patientId);
    if (await this.allergies.hasActive(chartIds)) throw new Problem('status-not-allowed', { context: { from: 'known', to: status } });
    await this.allergies.setStatus(patientId, status, reason);
    return await this.changed(patientId);
  }

  async change(id: string, { version, ...body }: Input<typeof changeAllergy>['body']): Promise<Allergies> {
    const current = await this.standing(id);
    const after = { ...current, ...body };
    if (allergyStands(after) && !allergyStands(current))
      await this.refuseTwice(await this.patients.chartIds(current.patientId), current, id);
    const change: AllergyChange = {};
    if (body.criticality) change.criticality = body.criticality;
    if (body.clinicalStatus) change.clinical_status = body.clinicalStatus;
    if (body.verificationStatus) change.verification_status = body.verificationStatus;
    if (body.comment !== undefined) change.comment = body.comment;
    if (Object.keys(change).length > 0 && !(await this.allergies.change(id, version, change))) {
      throw versionMoved(await this.standing(id));
    }
    return await this.changed(current.patientId);
  }

  /** When the last one was an error, it is unknown whether there are allergies: they count as not asked. */
  async markWrong(id: string, reason: string): Promise<Allergies> {
    const { patientId } = await this.standing(id);
    await this.allergies.markWrong(id, reason);
    if (!(await this.allergies.hasActive(await this.patients.chartIds(patientId)))) {
      await this.allergies.setStatus(patientId, 'not-asked', reason);
    }
    return await this.changed(patientId);
  }

  private async refuseTwice(chartIds: readonly string[], what: Named, exceptId: string | null = null): Promise<void> {
    await this.patients.hold(chartIds);
    if (!(await this.allergies.isKnown(chartIds, what, exceptId))) return;
    throw new Problem('already-exists', {
      fields: [{ path: 'body.text', code: 'already-exists', message: 'This allergy is on the list already.' }],
    });
  }

  private async standing(id: string) {
    const current = found(await this.allergies.find(id));
    await this.patients.refuseRestricted(current.patientId);
    if (current.verificationStatus === 'entered-in-error')
      throw new Problem('status-not-allowed', { context: { from: 'entered-in-error' } });
    return current;
  }

  private async changed(patientId: string): Promise<Allergies> {
    await this.live.announce(`chart:${patientId}`);
    return await this.read(patientId);
  }
}
