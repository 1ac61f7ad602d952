import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';

/** The patients whose data an answer holds: each `patientId`, and each `patient` with an id. A list of patients is one by itself. */
export function patientsIn(answer: unknown, { path }: Pick<AnyEndpoint, 'path'>): string[] {
  const ids = new Set<string>();
  collect(answer, ids);
  if (path === '/patients') for (const { id } of (answer as { items?: { id: string }[] }).items ?? []) ids.add(id);
  return [...ids];
}

function collect(value: unknown, ids: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, ids);
    return;
  }
  const { patientId, patient } = value as { patientId?: unknown; patient?: unknown };
  if (typeof patientId === 'string') ids.add(patientId);
  const id = (patient as { id?: unknown } | null | undefined)?.id;
  if (typeof id === 'string') ids.add(id);
  for (const each of Object.values(value)) collect(each, ids);
}
