/**
 * Everything that a role can be allowed to do, as `noun:verb`. Roles are rows over this catalogue; an endpoint names one
 * permission, and what is not granted is denied.
 */
export const permissions = [
  'patient:read',
  'patient:register',
  'patient:edit',
  'chart:read',
  'allergy:record',
  'condition:record',
  'history:record',
  'appointment:read',
  'appointment:book',
  'appointment:overbook',
  'availability:manage',
  'visit:read',
  'visit:check-in',
  'vitals:record',
  'note:write',
  'note:sign',
  'order:place',
  'prescription:write',
  'prescription:override',
  'laboratory:read',
  'specimen:collect',
  'specimen:receive',
  'result:enter',
  'result:verify',
  'result:amend',
  'pharmacy:read',
  'medication:dispense',
  'stock:read',
  'stock:receive',
  'stock:adjust',
  'charge:read',
  'charge:release',
  'invoice:issue',
  'discount:approve',
  'payment:record',
  'payment:void',
  'till:reconcile',
  'price:manage',
  'coverage:manage',
  'dashboard:read',
  'message:read',
  'audit:read',
  'organisation:read',
  'organisation:manage',
  'practitioner:manage',
  'catalogue:manage',
  'user:manage',
  'role:manage',
  'data:import',
] as const;

export type Permission = (typeof permissions)[number];

/** The roles that Wardbook starts with. Their grants are rows, so an organisation can change them. */
export const builtInRoles = ['receptionist', 'nurse', 'doctor', 'lab-technician', 'pharmacist', 'cashier', 'admin', 'auditor'] as const;

export type BuiltInRole = (typeof builtInRoles)[number];
