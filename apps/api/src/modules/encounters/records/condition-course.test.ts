import { describe, expect, it } from 'vitest';
import { courseAfter, endFault, stands } from './condition-course.js';

const resolved = { clinicalStatus: 'resolved', verificationStatus: 'confirmed', abatedOn: '2021-01-01' } as const;
const active = { clinicalStatus: 'active', verificationStatus: 'confirmed', abatedOn: null } as const;

describe('the end of a condition', () => {
  it.each(['active', 'recurrence', 'relapse'] as const)('disappears when it is %s again', (clinicalStatus) => {
    expect(courseAfter(resolved, { clinicalStatus })).toMatchObject({ clinicalStatus, abatedOn: null });
  });

  it.each(['inactive', 'remission', 'resolved'] as const)('stays when it is %s', (clinicalStatus) => {
    expect(courseAfter(resolved, { clinicalStatus })).toMatchObject({ clinicalStatus, abatedOn: '2021-01-01' });
  });

  it('belongs to a condition that has ended (FHIR con-4)', () => {
    expect(endFault(courseAfter(active, { abatedOn: '2021-01-01' }))).toBe(true);
    expect(endFault(courseAfter(resolved, { clinicalStatus: 'active', abatedOn: '2022-01-01' }))).toBe(true);
    expect(endFault(courseAfter(active, { clinicalStatus: 'resolved', abatedOn: '2021-01-01' }))).toBe(false);
    expect(endFault(active)).toBe(false);
  });
});

describe('a condition', () => {
  it('counts as current until it is over, refuted or an error', () => {
    expect([active, resolved].map(stands)).toEqual([true, false]);
    expect(stands({ clinicalStatus: null, verificationStatus: 'unconfirmed' })).toBe(true);
    expect(stands({ ...active, verificationStatus: 'refuted' })).toBe(false);
    expect(stands({ ...active, verificationStatus: 'entered-in-error' })).toBe(false);
  });
});
