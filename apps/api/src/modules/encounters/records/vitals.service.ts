import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { FieldFaultCode } from '@wardbook/contracts/core/field-faults';
import {
  doubtfulVitals,
  flagVital,
  isAsExact,
  isPressureReversed,
  judgeVital,
  type VitalSubject,
  vitalLimits,
} from '@wardbook/contracts/encounters/vital-rules';
import { bloodPressure, type VitalKey, vitalSign } from '@wardbook/contracts/encounters/vital-signs';
import type { recordVitals, VitalSet } from '@wardbook/contracts/encounters/vitals';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Clock } from '../../../core/clock.js';
import { Db } from '../../../core/database/db.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { Practitioners } from '../../organisation/index.js';
import { PatientRegistry } from '../../patients/index.js';
import { Visits } from '../visits/visits.service.js';
import { dayOf, type Measured, vitalSetsOf } from './vital-sets.js';
import { type NewVital, VitalsRepository } from './vitals.repository.js';

type Body = Input<typeof recordVitals>['body'];
type Value = Body['values'][number];

const FLAGS = { 'critically-low': 'LL', low: 'L', normal: 'N', high: 'H', 'critically-high': 'HH', unjudged: null } as const;
/** A clock at the bedside may be ahead of ours by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

@Injectable()
export class VitalsService {
  constructor(
    private readonly db: Db,
    private readonly vitals: VitalsRepository,
    private readonly patients: PatientRegistry,
    private readonly practitioners: Practitioners,
    private readonly visits: Visits,
    private readonly clock: Clock,
    private readonly live: Live,
    private readonly trail: AuditTrail,
  ) {}

  /** One set, taken in one go. When the visit's patient had only arrived, the patient is triaged by it. */
  async record(patientId: string, body: Body): Promise<VitalSet> {
    const measured = await this.measuredOf(patientId);
    const occurredAt = this.momentOf(body, measured);
    const { birthDate, kind, timeZone } = measured;
    const subject = { birthDate, day: dayOf(occurredAt, timeZone), kind };
    refuseUnfit(body, subject);
    const visit = body.visitId ? await this.visits.ofPatient(body.visitId, patientId) : null;
    const { userId } = this.db.actor;
    const setId = await this.vitals.insert(
      {
        patientId,
        visitId: body.visitId,
        encounterId: visit?.encounterId ?? null,
        performerId: userId ? await this.practitioners.idOfUser(userId) : null,
        occurredAt,
        comment: body.comment,
      },
      rowsOf(body, subject),
    );
    if (body.visitId) await this.visits.triaged(body.visitId);
    await this.live.announce(`chart:${patientId}`);
    const [set] = vitalSetsOf(await this.vitals.ofSet(setId), measured);
    return set as VitalSet;
  }

  async list(patientId: string, limit: number): Promise<{ sets: VitalSet[] }> {
    const chartIds = await this.patients.chartIds(patientId);
    const measured = await this.measuredOf(patientId);
    const sets = vitalSetsOf(await this.vitals.last(chartIds, limit), measured).slice(0, limit);
    await this.trail.record({ action: 'look', operation: 'listVitals', patientId });
    return { sets };
  }

  async markWrong(setId: string, reason: string): Promise<void> {
    const { patientId } = found(await this.vitals.markWrong(setId, reason));
    await this.patients.refuseRestricted(patientId);
  }

  private async measuredOf(patientId: string): Promise<Measured> {
    return found(await this.vitals.measured(patientId));
  }

  private momentOf({ occurredAt }: Body, { birthDate, timeZone }: Measured): string {
    const now = this.clock.now();
    if (!occurredAt) return now.toISOString();
    const moment = Date.parse(occurredAt);
    if (moment > now.getTime() + CLOCK_SKEW_MS) {
      throw Problem.field('body.occurredAt', 'in-the-future', 'Vital signs cannot be taken in the future.');
    }
    if (birthDate && dayOf(occurredAt, timeZone) < birthDate) {
      throw Problem.field('body.occurredAt', 'before-birth', 'The patient was not born yet.');
    }
    return occurredAt;
  }
}

/** Every fault is reported at once, so that the nurse need not correct field after field. */
function refuseUnfit({ values, confirmed }: Body, subject: VitalSubject): void {
  const keys = values.map(({ key }) => key);
  if (new Set(keys).size < keys.length) throw Problem.field('body.values', 'given-twice', 'A vital sign stands there twice.');
  const fault = (index: number, code: FieldFaultCode, message: string) => ({ path: `body.values.${index}.value`, code, message });
  const exact = values.flatMap(({ key, value }, index) => {
    const { display, decimals } = vitalSign(key);
    return isAsExact(key, value) ? [] : [fault(index, 'too-precise', `${display} has at most ${decimals} decimals.`)];
  });
  if (exact.length > 0) throw new Problem('invalid-input', { fields: exact });
  const verdicts = values.map(({ key, value }) => judgeVital(key, value, subject));
  const impossible = verdicts.flatMap((verdict, index) => {
    if (verdict !== 'impossible') return [];
    const { display, possible, unitDisplay } = vitalSign((values[index] as Value).key);
    const message =
      subject.kind === 'person'
        ? `${display} lies between ${possible[0]} and ${possible[1]} ${unitDisplay}.`
        : `${display} cannot be that.`;
    return [fault(index, 'impossible', message)];
  });
  if (isPressureReversed(values)) {
    impossible.push(fault(keys.indexOf('diastolic'), 'impossible', 'The diastolic pressure is below the systolic pressure.'));
  }
  if (impossible.length > 0) throw new Problem('value-impossible', { fields: impossible });
  const unconfirmed = doubtfulVitals(values, subject).filter((key) => !confirmed.includes(key));
  const doubtful = unconfirmed.map((key) =>
    fault(keys.indexOf(key), 'improbable', `${vitalSign(key).display} is unusual for this patient. Measure again, or confirm it.`),
  );
  if (doubtful.length > 0) throw new Problem('value-needs-confirmation', { fields: doubtful });
}

/** Both numbers of a blood pressure belong together; everything else stands for itself. */
function rowsOf({ values, confirmed }: Body, subject: VitalSubject): NewVital[] {
  const pair = (['systolic', 'diastolic'] as const).map((key) => values.find((value) => value.key === key));
  const isPair = pair.every((value) => value !== undefined);
  const single = isPair ? values.filter(({ key }) => key !== 'systolic' && key !== 'diastolic') : values;
  const rows = single.map((value) => rowOf(value, confirmed, subject));
  if (!isPair) return rows;
  const parts = pair.map((value) => rowOf(value as Value, confirmed, subject));
  const components = parts.map(({ code, display, value, unit, interpretation }) => {
    return { code, display, value: value as number, unit: unit as string, interpretation };
  });
  const confirmedOne = parts.some((part) => part.confirmed);
  const whole = { code: bloodPressure.loinc, display: bloodPressure.display, value: null, unit: null, unitDisplay: 'mmHg' };
  return [{ ...whole, components, low: null, high: null, interpretation: null, confirmed: confirmedOne }, ...rows];
}

function rowOf({ key, value }: Value, confirmed: readonly VitalKey[], subject: VitalSubject): NewVital {
  const sign = vitalSign(key);
  const normal = subject.kind === 'person' ? vitalLimits(sign, subject).normal : undefined;
  return {
    code: sign.loinc,
    display: sign.display,
    value,
    unit: sign.unit,
    unitDisplay: sign.unitDisplay,
    components: null,
    low: normal?.[0] ?? null,
    high: normal?.[1] ?? null,
    interpretation: FLAGS[flagVital(key, value, subject)],
    confirmed: confirmed.includes(key),
  };
}
