import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../../core/events.js';
import { Problem } from '../../../core/problem.error.js';
import { type EncounterFact, encounterStarted, type VisitFact, Visits, visitCancelled, visitStarted } from '../../encounters/index.js';
import { Practitioners, Settings } from '../../organisation/index.js';
import { FacilityDays } from '../facility-day.repository.js';
import { Services } from '../prices/services.service.js';
import type { ChargeRow } from './charge.repository.js';
import { Charges } from './charges.service.js';
import { mustBePaidFirst } from './payment-policy.js';

/**
 * A visit charges its consultation once, in the transaction in which it happens. Where the facility wants the money first,
 * the charge is there from the arrival on, and the consultation begins when it is paid or released.
 */
@Injectable()
export class ConsultationCharges implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly charges: Charges,
    private readonly services: Services,
    private readonly visits: Visits,
    private readonly practitioners: Practitioners,
    private readonly settings: Settings,
    private readonly days: FacilityDays,
  ) {}

  onModuleInit(): void {
    this.events.on(visitStarted, (visit) => this.arrived(visit));
    this.events.on(encounterStarted, async (encounter) => {
      if (encounter.kind === 'consultation') await this.calledIn(encounter);
    });
    this.events.on(visitCancelled, ({ visitId }) => this.charges.withdraw('visit', visitId, 'The visit was cancelled.'));
  }

  private async arrived(visit: VisitFact): Promise<void> {
    if (visit.practitionerId || (await this.charges.mayPayFirst('consultation'))) await this.charge(visit);
  }

  /** What was not charged on arrival could not be paid before now, so it is charged and goes on. */
  private async calledIn(encounter: EncounterFact): Promise<void> {
    const charge = await this.charges.ofAct('visit', encounter.visitId);
    if (!charge) return await this.charge(encounter);
    if (await this.waits(charge, encounter.visitId)) throw unpaid(charge);
  }

  /** Checked when the patient is called in: a visit that became an emergency after the arrival never waits. */
  private async waits({ payFirst, releasedAt, status }: ChargeRow, visitId: string): Promise<boolean> {
    if (!payFirst || releasedAt !== null || status === 'cancelled') return false;
    const { class: visitClass, priority } = await this.visits.read(visitId);
    const wantsPaymentFirst = await this.charges.mayPayFirst('consultation');
    return mustBePaidFirst({ kind: 'consultation', visitClass, urgent: priority === 'stat', patientPart: null, wantsPaymentFirst });
  }

  /** Once for a visit, however many encounters it has: by the practitioner's own fee, or else by the price list. */
  private async charge({ visitId, patientId, practitionerId, departmentId }: VisitFact | EncounterFact): Promise<void> {
    const [serviceItemId, practitionerFee, { priority }] = await Promise.all([
      this.consultationService(),
      practitionerId ? this.feeOf(practitionerId, departmentId) : null,
      this.visits.read(visitId),
    ]);
    if (!serviceItemId) return;
    const act = { sourceKind: 'visit', sourceId: visitId, visitId, patientId, serviceItemId } as const;
    const facts = { performerId: practitionerId, departmentId, practitionerFee, urgent: priority === 'stat' };
    await this.charges.writeAll('visit', [{ ...act, ...facts }]);
  }

  private async consultationService(): Promise<string | undefined> {
    return await this.services.ofCode(await this.settings.get('billing.consultation-service'));
  }

  private async feeOf(practitionerId: string, departmentId: string | null): Promise<string | null> {
    const [{ currency }, practitioner] = await Promise.all([this.days.now(), this.practitioners.find(practitionerId)]);
    const paid = (practitioner?.roles ?? []).filter(({ fee, feeCurrency }) => fee !== null && feeCurrency === currency);
    const role = paid.find((each) => each.departmentId === departmentId) ?? paid[0];
    return role?.fee ?? null;
  }
}

function unpaid({ status }: ChargeRow): Problem {
  if (status !== 'unpriced') {
    return new Problem('awaiting-payment', {
      detail: 'The consultation has to be paid at the till before it begins.',
      context: { rule: 'consultation_unpaid' },
    });
  }
  return new Problem('awaiting-payment', {
    detail: 'The consultation has no price yet. It can be paid at the till as soon as one is set, or its charge can be released.',
    context: { rule: 'consultation_unpriced' },
  });
}
