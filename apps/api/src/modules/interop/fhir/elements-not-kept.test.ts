import { describe, expect, it } from 'vitest';
import { elementsNotKept } from './elements-not-kept.js';
import { observationResource, patientResource } from './fhir-resources.js';

function notKept(...[type, schema, content]: [string, Parameters<typeof elementsNotKept>[1], Record<string, unknown>]): string[] {
  const paths: string[] = [];
  elementsNotKept(type, schema, content, (path) => paths.push(path));
  return paths;
}

describe('the elements that an import does not keep', () => {
  it('names those that the schema does not read, also inside lists and optional elements', () => {
    const patient = {
      ...{ resourceType: 'Patient', id: 'a', meta: {}, text: {} },
      name: [
        { family: 'Otieno', period: { start: '2001' } },
        { family: 'Achieng', period: {} },
      ],
      maritalStatus: { text: 'Married' },
    };
    expect(notKept('Patient', patientResource, patient)).toEqual(['Patient.name.period', 'Patient.name.period', 'Patient.maritalStatus']);
  });

  it('names none of what is read', () => {
    const observation = { status: 'final', code: { text: 'Pulse' }, valueQuantity: { value: 72, unit: '/min' }, component: [] };
    expect(notKept('Observation', observationResource, observation)).toEqual([]);
  });
});
