import { type Permission, permissions } from '@wardbook/contracts/core/permissions';

/** The departments of a hospital under which the role editor lists what a role may do. */
const permissionGroups = ['reception', 'clinic', 'laboratory', 'pharmacy', 'cashDesk', 'management', 'administration'] as const;
export type PermissionGroup = (typeof permissionGroups)[number];

const groupOfNoun: Record<string, PermissionGroup> = {
  patient: 'reception',
  appointment: 'reception',
  visit: 'reception',
  coverage: 'reception',
  chart: 'clinic',
  allergy: 'clinic',
  condition: 'clinic',
  history: 'clinic',
  vitals: 'clinic',
  note: 'clinic',
  order: 'clinic',
  prescription: 'clinic',
  laboratory: 'laboratory',
  specimen: 'laboratory',
  result: 'laboratory',
  pharmacy: 'pharmacy',
  medication: 'pharmacy',
  stock: 'pharmacy',
  charge: 'cashDesk',
  invoice: 'cashDesk',
  payment: 'cashDesk',
  till: 'cashDesk',
  discount: 'cashDesk',
  price: 'cashDesk',
  dashboard: 'management',
  message: 'management',
  audit: 'management',
};

/** What names no department's work belongs to running the facility. */
export function groupOf(permission: Permission): PermissionGroup {
  return groupOfNoun[permission.split(':')[0] ?? ''] ?? 'administration';
}

export function permissionsByGroup(): [PermissionGroup, Permission[]][] {
  return permissionGroups.map((group) => [group, permissions.filter((permission) => groupOf(permission) === group)]);
}
