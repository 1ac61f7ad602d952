import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { collectSpecimens, LabWorkItem, rejectSpecimen, Specimen, scanSpecimen } from '@wardbook/contracts/laboratory/work';
import { Clock } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { Orders } from '../encounters/index.js';
import { specimenCollected } from './laboratory.events.js';
import { ResultRepository } from './result.repository.js';
import { SpecimenRepository } from './specimen.repository.js';
import { isBefore } from './stated-time.js';
import { WorkRepository, type WorkRow } from './work.repository.js';
import { specimenTransitions, workTransitions } from './work-status.js';

/** Tubes: taken, received or rejected. A rejected one is taken again, and nothing is charged for that. */
@Injectable()
export class SpecimenService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly specimens: SpecimenRepository,
    private readonly work: WorkRepository,
    private readonly results: ResultRepository,
    private readonly orders: Orders,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  /** What shares type and container comes out of one tube. */
  async collect({ workItemIds, collectedAt }: Input<typeof collectSpecimens>['body']): Promise<{ specimens: Specimen[] }> {
    const rows = await this.work.lock(workItemIds);
    if (rows.length < new Set(workItemIds).size) throw new Problem('not-found');
    if (new Set(rows.map((row) => row.patientId)).size > 1) {
      throw Problem.field('body.workItemIds', 'several-patients', 'Collect from one patient at a time.');
    }
    if (collectedAt && Date.parse(collectedAt) > this.clock.now().getTime()) {
      throw Problem.field('body.collectedAt', 'in-the-future', 'A specimen cannot have been taken in the future.');
    }
    if (collectedAt && rows.some(({ orderedAt }) => isBefore(collectedAt, orderedAt))) {
      throw Problem.field('body.collectedAt', 'before-order', 'A specimen cannot have been taken before it was ordered.');
    }
    for (const row of rows) {
      workTransitions.refuseUnless(row.status, 'to-receive');
      if (row.awaitingPayment) throw new Problem('awaiting-payment');
    }
    const ids: string[] = [];
    for (const tube of tubesFor(rows)) ids.push(await this.take(tube, collectedAt));
    await this.live.announce('laboratory');
    return { specimens: await this.specimens.many(ids) };
  }

  async scan({ barcode }: Input<typeof scanSpecimen>['body']): Promise<{ specimen: Specimen; items: LabWorkItem[] }> {
    const specimen = found(await this.specimens.byBarcode(barcode));
    return { specimen, items: await this.work.linesOfSpecimen(specimen.id) };
  }

  async receive(id: string, version: number): Promise<Specimen> {
    const specimen = found(await this.specimens.read(id));
    specimenTransitions.refuseUnless(specimen.status, 'received');
    await this.orMoved(id, await this.specimens.receive(id, version));
    for (const row of await this.work.ofSpecimen(id)) {
      if (row.status === 'to-receive') await this.work.setStatus(row.id, 'to-enter');
    }
    await this.live.announce('laboratory');
    return found(await this.specimens.read(id));
  }

  /** Values already read from the tube no longer count; released ones are amended instead. */
  async reject(id: string, { version, reason, note }: Input<typeof rejectSpecimen>['body']): Promise<Specimen> {
    const specimen = found(await this.specimens.read(id));
    specimenTransitions.refuseUnless(specimen.status, 'rejected');
    if (reason === 'other' && !note) throw Problem.field('body.note', 'specimen-fault-needed', 'Say what is wrong with the specimen.');
    // What waits for another tube already has nothing from this one: its result was withdrawn.
    const rows = (await this.work.ofSpecimen(id)).filter(({ status }) => status !== 'to-collect' && status !== 'cancelled');
    for (const row of rows) {
      if (row.reportId) throw new Problem('status-not-allowed', { context: { from: row.status, to: 'to-collect' } });
      workTransitions.refuseUnless(row.status, 'to-collect');
    }
    await this.orMoved(id, await this.specimens.reject(id, version, reason, note));
    for (const row of rows) {
      await this.results.discardWork(row.serviceRequestId);
      await this.work.setStatus(row.id, 'to-collect');
      await this.work.countCritical(row.id);
      await this.orders.move(row.serviceRequestId, 'fulfilment_status', 'requested');
      if (row.resultStatus === 'preliminary') await this.orders.move(row.serviceRequestId, 'result_status', 'none');
    }
    await this.live.announce('laboratory');
    return found(await this.specimens.read(id));
  }

  private async take(rows: readonly WorkRow[], collectedAt: string | undefined): Promise<string> {
    const first = rows[0];
    if (!first?.specimenTypeId) throw new Problem('status-not-allowed');
    const serviceRequestIds = rows.map((row) => row.serviceRequestId);
    const recollectionOfId = await this.specimens.rejectedBefore(serviceRequestIds);
    const { patientId, specimenTypeId, containerId } = first;
    const id = await this.specimens.insert({ patientId, specimenTypeId, containerId, collectedAt, recollectionOfId, serviceRequestIds });
    for (const row of rows) {
      await this.work.setStatus(row.id, 'to-receive');
      // An emergency is not held up by a payment that the order still waits for.
      if (row.orderStatus === 'on-hold') await this.orders.move(row.serviceRequestId, 'order_status', 'active');
      await this.orders.move(row.serviceRequestId, 'fulfilment_status', 'in-progress');
    }
    const recollection = recollectionOfId !== null;
    await this.events.emit(specimenCollected, {
      specimenId: id,
      facilityId: this.db.facilityId,
      patientId,
      serviceRequestIds,
      recollection,
    });
    return id;
  }

  private async orMoved(id: string, updated: boolean): Promise<void> {
    if (!updated) throw versionMoved(found(await this.specimens.read(id)));
  }
}

function tubesFor(rows: readonly WorkRow[]): WorkRow[][] {
  const tubes = Map.groupBy(rows, ({ specimenTypeId, containerId }) => `${specimenTypeId} ${containerId}`);
  return [...tubes.values()];
}
