import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { LabTest } from '@wardbook/contracts/laboratory/catalogue';
import type { cancelTest, LabWorkItem, orderTests } from '@wardbook/contracts/laboratory/work';
import { Db } from '../../core/database/db.js';
import { newId } from '../../core/database/new-ids.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { type OrderFact, Orders, orderRevoked } from '../encounters/index.js';
import { Practitioners } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { type LabTestFact, labTestCancelled, labTestOrdered } from './laboratory.events.js';
import { type OrderingEncounter, OrderingRepository } from './ordering.repository.js';
import { WorkRepository, type WorkRow } from './work.repository.js';
import { workTransitions } from './work-status.js';

type OrderInput = Input<typeof orderTests>['body'];

interface Orderer {
  encounter: OrderingEncounter;
  requesterId: string | null;
}

const LOINC = 'http://loinc.org';
/** The code system of our own catalogue, for tests without a LOINC code. */
const OWN_TESTS = 'urn:wardbook:lab-test';

/** Ordering tests from an encounter, and taking an order back before anything was done for it. */
@Injectable()
export class OrderingService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueRepository,
    private readonly ordering: OrderingRepository,
    private readonly work: WorkRepository,
    private readonly orders: Orders,
    private readonly practitioners: Practitioners,
    private readonly patients: PatientRegistry,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  onModuleInit(): void {
    this.events.on(orderRevoked, (order) => this.revoked(order));
  }

  async order(input: OrderInput) {
    const [place, tests] = await Promise.all([this.ordering.encounter(input.encounterId), this.wanted(input.labTestIds)]);
    const encounter = found(place);
    if (!encounter.open) throw new Problem('status-not-allowed', { context: { from: encounter.status } });
    const [requesterId] = await Promise.all([
      this.requester(),
      input.repeat ? undefined : this.refuseDuplicates(encounter.patientId, tests),
    ]);
    // What is ordered together shares this id.
    const groupId = newId();
    const requestIds = await this.place({ encounter, requesterId }, tests, groupId, input);
    const workItemIds = await Promise.all(tests.map((test, index) => this.queue(encounter, test, requestIds[index] ?? '', input)));
    await this.live.announce('laboratory');
    const rows = new Map((await this.work.lock(workItemIds)).map((row) => [row.id, row]));
    for (const id of workItemIds) await this.events.emit(labTestOrdered, factOf(found(rows.get(id)), this.db.facilityId));
    const settled = await this.work.lock(workItemIds);
    return { groupId, items: settled.map((row) => ({ ...row, workItemId: row.id, name: row.display })) };
  }

  async cancel(id: string, { version, reason }: Input<typeof cancelTest>['body']): Promise<LabWorkItem> {
    const row = found((await this.work.lock([id]))[0]);
    if (row.version !== version) throw versionMoved(row);
    workTransitions.refuseUnless(row.status, 'cancelled');
    await this.orders.revoke(row.serviceRequestId, reason);
    return found(await this.work.line(id));
  }

  /** An order is revoked here or by billing: the laboratory's work on it ends. */
  private async revoked({ orderId, reason }: OrderFact & { reason: string }): Promise<void> {
    const row = await this.work.ofRequest(orderId);
    if (!row) return;
    workTransitions.refuseUnless(row.status, 'cancelled');
    await this.work.setStatus(row.id, 'cancelled', { cancel_reason: reason });
    await this.events.emit(labTestCancelled, { ...factOf(row, this.db.facilityId), reason });
    await this.live.announce('laboratory');
  }

  /** In the order of the request; profiles are opened, and what is in two of them is done once. */
  private async wanted(ids: readonly string[]): Promise<LabTest[]> {
    const named = await this.catalogue.testsByIds(ids);
    if (named.length < new Set(ids).size || named.some(({ active }) => !active)) {
      throw Problem.field('body.labTestIds', 'unknown', 'One of the tests is not in the catalogue any more.');
    }
    const memberIds = named.flatMap((test) => test.members.map(({ id }) => id));
    const members = memberIds.length === 0 ? [] : await this.catalogue.testsByIds(memberIds);
    const known = new Map([...named, ...members].map((test) => [test.id, test]));
    const wanted = ids.flatMap((id) => {
      const opened = known.get(id)?.members.map((member) => member.id) ?? [];
      return opened.length === 0 ? [id] : opened;
    });
    return [...new Set(wanted)].flatMap((id) => known.get(id) ?? []).filter(({ active }) => active);
  }

  private async refuseDuplicates(patientId: string, tests: readonly LabTest[]): Promise<void> {
    const open = await this.work.openTests(
      await this.patients.chartIds(patientId),
      tests.map(({ id }) => id),
    );
    if (open.length > 0) throw new Problem('duplicate-order', { context: { open } });
  }

  private async requester(): Promise<string | null> {
    return this.db.actor.userId ? await this.practitioners.idOfUser(this.db.actor.userId) : null;
  }

  private async place(
    { encounter, requesterId }: Orderer,
    tests: readonly LabTest[],
    groupId: string,
    input: OrderInput,
  ): Promise<string[]> {
    return await this.orders.place(
      tests.map((test) => ({
        patientId: encounter.patientId,
        visitId: encounter.visitId,
        encounterId: encounter.id,
        groupId,
        type: 'laboratory' as const,
        system: test.loincCode ? LOINC : OWN_TESTS,
        code: test.loincCode ?? test.code,
        display: test.name,
        catalogueId: test.id,
        priority: input.priority,
        requesterId,
        performerDepartmentId: null,
        reason: input.reason,
        instruction: test.patientInstruction,
      })),
    );
  }

  private async queue(encounter: OrderingEncounter, test: LabTest, serviceRequestId: string, input: OrderInput): Promise<string> {
    const ownerId = this.db.actor.userId;
    if (!ownerId) throw new Error('A result needs an owner, so a test is ordered by a user.');
    const { patientId, id: encounterId } = encounter;
    return await this.work.insert({
      serviceRequestId,
      labTestId: test.id,
      patientId,
      encounterId,
      priority: input.priority,
      pregnant: input.pregnant,
      ownerId,
    });
  }
}

export function factOf(row: WorkRow, facilityId: string): LabTestFact {
  return {
    workItemId: row.id,
    serviceRequestId: row.serviceRequestId,
    facilityId,
    patientId: row.patientId,
    visitId: row.visitId,
    encounterId: row.encounterId,
    labTestId: row.labTestId,
    testCode: row.testCode,
    loincCode: row.loincCode,
    display: row.display,
    priority: row.priority,
    ownerId: row.ownerId,
  };
}
