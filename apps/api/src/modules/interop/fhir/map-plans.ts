import { achievement } from '@wardbook/contracts/encounters/care-plans';
import type { z } from 'zod';
import { errorReason, type ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import type { carePlanResource, goalResource } from './fhir-resources.js';
import { codeOf, dayOf, momentOf, plainCode, wordsOf } from './fhir-values.js';
import { base, known, place } from './map-clinical.js';

type Plan = z.infer<typeof carePlanResource>;

const ACTIVITY_STATUSES = ['not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'stopped', 'unknown'];
const ACHIEVEMENTS: readonly string[] = achievement.options;
const UNTITLED = 'Care plan';

export function mapCarePlan(source: Plan, context: ImportContext, rows: ImportRows): void {
  const started = source.period?.start ?? source.created;
  if (started === undefined) throw new Rejected('period.start missing');
  // Of several categories the last one that has words is the most telling: profiles put their general one first.
  const category =
    source.category
      ?.map(codeOf)
      .filter((each) => each !== null && each.display !== each.code)
      .at(-1) ?? null;
  rows.care_plan.push({
    ...base(source.subject, context),
    ...place(context.local(source.encounter, 'Encounter')),
    ...errorReason(source.status),
    status: source.status,
    title: source.title ?? category?.display ?? UNTITLED,
    category_system: category?.system ?? null,
    category_code: category?.code ?? null,
    description: source.description ?? null,
    addresses: (source.addresses ?? []).flatMap((each) => {
      const id = context.local(each, 'Condition');
      return id === null ? [] : [{ id, display: context.codeFor(each)?.display ?? each.display ?? '' }];
    }),
    started_on: dayOf(started).day,
    ended_on: source.period?.end === undefined ? null : dayOf(source.period.end).day,
    occurred_at: momentOf(started),
    recorded_at: momentOf(source.created ?? started),
  });
  mapActivities(source, context, rows);
}

function mapActivities({ activity }: Plan, context: ImportContext, rows: ImportRows): void {
  let position = 0;
  for (const { detail } of activity ?? []) {
    const what = codeOf(detail?.code);
    const display = what?.display ?? detail?.description;
    if (!detail || !display) continue;
    position += 1;
    rows.care_plan_activity.push({
      care_plan_id: context.id,
      position,
      code_system: what?.system ?? null,
      code: what?.code ?? null,
      display,
      status: known(ACTIVITY_STATUSES, detail.status) ?? 'unknown',
    });
  }
}

/** FHIR's plan names its goals; here the goal names its plan. */
export function mapGoal(source: z.infer<typeof goalResource>, context: ImportContext, rows: ImportRows): void {
  const target = source.target?.[0];
  const measure = codeOf(target?.measure);
  const plan = rows.care_plan.find(({ id }) => id === context.ownerId);
  const occurredAt = source.startDate === undefined ? plan?.occurred_at : momentOf(source.startDate);
  rows.goal.push({
    ...base(source.subject, context),
    ...errorReason(source.lifecycleStatus),
    care_plan_id: context.ownerId,
    description: wordsOf(source.description) ?? '',
    measure_system: measure?.system ?? null,
    measure_code: measure?.code ?? null,
    measure_display: measure?.display ?? null,
    target_comparator: target?.detailQuantity?.comparator ?? null,
    target_number: target?.detailQuantity?.value ?? null,
    target_unit: target?.detailQuantity?.code ?? target?.detailQuantity?.unit ?? null,
    due_on: target?.dueDate === undefined ? null : dayOf(target.dueDate).day,
    lifecycle_status: source.lifecycleStatus,
    achievement_status: known(ACHIEVEMENTS, plainCode(source.achievementStatus)),
    occurred_at: occurredAt ?? new Date().toISOString(),
    recorded_at: occurredAt ?? new Date().toISOString(),
  });
}
