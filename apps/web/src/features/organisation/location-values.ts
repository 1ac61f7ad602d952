import type { Location, LocationKind } from '@wardbook/contracts/organisation/facilities';

export type LocationValues = ReturnType<typeof locationValues>;

/** What most likely stands inside the parent: a bed in a ward or room, a room in a clinic, a ward in a building. */
export function locationValues(location: Location | null, parent: Location | undefined) {
  const usual: Partial<Record<LocationKind, LocationKind>> = {
    ward: 'bed',
    room: 'bed',
    clinic: 'room',
    laboratory: 'room',
    store: 'counter',
  };
  const parentKind = parent?.kind;
  return {
    kind: location?.kind ?? (parentKind ? (usual[parentKind] ?? ('ward' as const)) : ('ward' as const)),
    name: location?.name ?? '',
    code: location?.code ?? '',
    parentId: location ? location.parentId : (parent?.id ?? null),
    departmentId: location ? location.departmentId : (parent?.departmentId ?? null),
    many: false,
    series: { from: 1, to: 10 },
  };
}
