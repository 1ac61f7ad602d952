import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { id, idParams, shortText, version } from '../core/list.js';
import { country, currency, facilityKind, language, moduleList, timeZone } from './facility.js';

/** The version that an edit is based on; the edit is refused when the record has moved since. */

/** Opens or closes a record that others refer to: nothing that history names is ever removed. */
export const activeBody = z.strictObject({ version, active: z.boolean() });

/** What may still depend on something that is to be closed. A `still-in-use` problem counts it in its `context.left`. */
export const workLeftKinds = ['future-appointments', 'open-visits', 'stock', 'open-tills', 'open-orders'] as const;
export type WorkLeftKind = (typeof workLeftKinds)[number];
export const workLeft = z.array(z.object({ kind: z.enum(workLeftKinds), count: z.number().int() }));
export type WorkLeft = z.infer<typeof workLeft>;

const contactEmail = z.email().max(254);
const phone = z.string().trim().min(3).max(40);

const organisation = z.object({ name: z.string(), country: z.string(), version });
export type Organisation = z.infer<typeof organisation>;

export const getOrganisation = endpoint({
  operationId: 'getOrganisation',
  summary: 'The organisation that this installation serves.',
  method: 'GET',
  path: '/organisation',
  access: 'organisation:read',
  scope: 'organisation',
  response: organisation,
});

export const updateOrganisation = endpoint({
  operationId: 'updateOrganisation',
  summary: 'Change the name and the country of the organisation.',
  method: 'PUT',
  path: '/organisation',
  access: 'organisation:manage',
  scope: 'organisation',
  body: z.strictObject({ version, name: shortText, country }),
  response: organisation,
  errors: ['version-moved'],
});

const facility = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: facilityKind,
  timeZone: z.string(),
  currency: z.string(),
  languages: z.array(z.string()),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  modules: moduleList,
  mrnPrefix: z.string(),
  active: z.boolean(),
  version,
});
export type Facility = z.infer<typeof facility>;

const facilityDetails = {
  name: shortText,
  kind: facilityKind,
  timeZone,
  languages: z.array(language).min(1).max(10),
  phone: phone.optional(),
  email: contactEmail.optional(),
  address: z.string().trim().max(500).optional(),
  modules: moduleList,
  /** Stands before every medical record number that this facility issues. */
  mrnPrefix: z
    .string()
    .regex(/^[A-Z0-9]{0,6}$/, { error: fault('mrn-prefix') })
    .default(''),
};

export const listFacilities = endpoint({
  operationId: 'listFacilities',
  summary: 'Every facility of the organisation, open ones first.',
  method: 'GET',
  path: '/facilities',
  access: 'organisation:read',
  scope: 'organisation',
  response: z.object({ items: z.array(facility) }),
});

export const createFacility = endpoint({
  operationId: 'createFacility',
  summary: 'Open a facility. The caller gets the same roles there as here.',
  method: 'POST',
  path: '/facilities',
  access: 'organisation:manage',
  scope: 'facility',
  body: z.strictObject({
    ...facilityDetails,
    /** Stands in page addresses. */
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: fault('code-lower') }),
    currency,
  }),
  response: facility,
  status: 201,
  errors: ['already-exists'],
});

export const updateFacility = endpoint({
  operationId: 'updateFacility',
  summary:
    'Change a facility and switch its modules. Switching a module off hides it and keeps its data. The currency stays: the books are written in it.',
  method: 'PUT',
  path: '/facilities/:id',
  access: 'organisation:manage',
  scope: 'organisation',
  params: idParams,
  body: z.strictObject({ ...facilityDetails, version }),
  response: facility,
  errors: ['version-moved'],
});

export const setFacilityActive = endpoint({
  operationId: 'setFacilityActive',
  summary: 'Close a facility, or open it again. In a closed facility no user can act.',
  method: 'PUT',
  path: '/facilities/:id/active',
  access: 'organisation:manage',
  scope: 'organisation',
  params: idParams,
  body: activeBody,
  response: facility,
  errors: ['version-moved', 'still-in-use', 'rule-violated'],
});

const code = z
  .string()
  .trim()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, { error: fault('code-upper-twenty') });

const department = z.object({
  id,
  parentId: id.nullable(),
  code: z.string(),
  name: z.string(),
  /** Where its costs and revenue are booked; without one, the parent's counts. */
  costCentre: z.string().nullable(),
  active: z.boolean(),
  /** How many open locations and current practitioners' roles name it. */
  locations: z.number().int(),
  practitioners: z.number().int(),
  version,
});
export type Department = z.infer<typeof department>;

const departmentDetails = {
  code,
  name: shortText,
  parentId: id.optional(),
  costCentre: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9./-]{0,29}$/, { error: fault('cost-centre') })
    .optional(),
};

export const listDepartments = endpoint({
  operationId: 'listDepartments',
  summary: 'The departments of the facility, the whole tree as rows in the order of their names.',
  method: 'GET',
  path: '/departments',
  access: 'organisation:read',
  scope: 'facility',
  response: z.object({ items: z.array(department) }),
});

export const createDepartment = endpoint({
  operationId: 'createDepartment',
  summary: 'Open a department, at the top or inside another one.',
  method: 'POST',
  path: '/departments',
  access: 'organisation:manage',
  scope: 'facility',
  body: z.strictObject(departmentDetails),
  response: department,
  status: 201,
  errors: ['already-exists', 'rule-violated'],
});

export const updateDepartment = endpoint({
  operationId: 'updateDepartment',
  summary: 'Rename a department, move it in the tree or change its cost centre.',
  method: 'PUT',
  path: '/departments/:id',
  access: 'organisation:manage',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({ ...departmentDetails, version }),
  response: department,
  errors: ['version-moved', 'already-exists', 'rule-violated'],
});

export const setDepartmentActive = endpoint({
  operationId: 'setDepartmentActive',
  summary: 'Close a department in which nothing is left, or open it again.',
  method: 'PUT',
  path: '/departments/:id/active',
  access: 'organisation:manage',
  scope: 'facility',
  params: idParams,
  body: activeBody,
  response: department,
  errors: ['version-moved', 'still-in-use', 'rule-violated'],
});

/** From the outside in. `location-nesting.ts` says which may stand in which. */
export const locationKinds = ['building', 'floor', 'ward', 'clinic', 'laboratory', 'room', 'store', 'counter', 'bed'] as const;
export const locationKind = z.enum(locationKinds);
export type LocationKind = z.infer<typeof locationKind>;

const location = z.object({
  id,
  parentId: id.nullable(),
  kind: locationKind,
  code: z.string(),
  name: z.string(),
  departmentId: id.nullable(),
  active: z.boolean(),
  version,
});
export type Location = z.infer<typeof location>;

const locationDetails = { code, name: shortText, parentId: id.optional(), departmentId: id.optional() };

/** A location's number in a series, such as bed 1 to bed 24. */
const seriesNumber = z.number().int().min(1).max(9999);
const LONGEST_SERIES = 200;

export const listLocations = endpoint({
  operationId: 'listLocations',
  summary: 'The locations of the facility, the whole tree as rows in the order of their names; at most 5,000.',
  method: 'GET',
  path: '/locations',
  access: 'organisation:read',
  scope: 'facility',
  query: z.object({ kind: locationKind.optional() }),
  response: z.object({ items: z.array(location) }),
});

export const createLocation = endpoint({
  operationId: 'createLocation',
  summary: 'Add a location, or a numbered series of them: `B` from 1 to 12 makes `B-1` to `B-12`.',
  method: 'POST',
  path: '/locations',
  access: 'organisation:manage',
  scope: 'facility',
  body: z.strictObject({
    ...locationDetails,
    kind: locationKind,
    series: z
      .strictObject({ from: seriesNumber, to: seriesNumber })
      .refine(({ from, to }) => to >= from && to - from < LONGEST_SERIES, {
        error: fault('location-series'),
        path: ['to'],
      })
      .optional(),
  }),
  response: z.object({ items: z.array(location) }),
  status: 201,
  errors: ['already-exists', 'rule-violated'],
});

export const updateLocation = endpoint({
  operationId: 'updateLocation',
  summary: 'Rename a location, move it in the tree or give it to another department. Its kind stays.',
  method: 'PUT',
  path: '/locations/:id',
  access: 'organisation:manage',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({ ...locationDetails, version }),
  response: location,
  errors: ['version-moved', 'already-exists', 'rule-violated'],
});

export const setLocationActive = endpoint({
  operationId: 'setLocationActive',
  summary: 'Close a location in which nothing is left, or open it again.',
  method: 'PUT',
  path: '/locations/:id/active',
  access: 'organisation:manage',
  scope: 'facility',
  params: idParams,
  body: activeBody,
  response: location,
  errors: ['version-moved', 'still-in-use', 'rule-violated'],
});
