import type { LabResultValue } from '@wardbook/contracts/laboratory/results';
import type { LabWorkStatus, Specimen } from '@wardbook/contracts/laboratory/work';
import { transitions } from '../../core/transitions.js';

/**
 * A rejected tube sends a request back to collection; a returned one goes back to the bench; an amendment takes a released one
 * through verification again, and a withdrawn one is collected again.
 */
export const workTransitions = transitions<LabWorkStatus>('laboratory work', 'How far the laboratory is with one test.', {
  final: ['cancelled'],
  arrows: {
    'to-collect': { 'to-receive': ['collectSpecimens'], cancelled: ['cancelTest', 'cancelCharge', 'issueCreditNote'] },
    'to-receive': { 'to-enter': ['receiveSpecimen'], 'to-collect': ['rejectSpecimen'] },
    'to-enter': { 'to-verify': ['enterResults'], released: ['enterResults'], 'to-collect': ['rejectSpecimen', 'withdrawResult'] },
    'to-verify': {
      verified: ['verifyResult'],
      'to-enter': ['enterResults', 'returnResults'],
      released: ['enterResults'],
      'to-collect': ['rejectSpecimen', 'withdrawResult'],
    },
    verified: {
      released: ['verifyResult', 'releaseResults'],
      'to-enter': ['returnResults'],
      'to-verify': ['updatePatient'],
      'to-collect': ['rejectSpecimen', 'withdrawResult'],
    },
    released: {
      'to-enter': ['amendResults'],
      'to-verify': ['amendResults', 'updatePatient'],
      'to-collect': ['withdrawResult'],
    },
    cancelled: {},
  },
});

export const specimenTransitions = transitions<Specimen['status']>(
  'specimen',
  'What became of a tube. For a rejected one another is collected.',
  {
    final: ['rejected', 'entered-in-error'],
    arrows: {
      collected: { received: ['receiveSpecimen'], rejected: ['rejectSpecimen'] },
      received: { rejected: ['rejectSpecimen'] },
      rejected: {},
      'entered-in-error': {},
    },
  },
);

/** The database holds the same table in `lab_result_may_become`. */
transitions<LabResultValue['status']>('result', 'Whether a value counts.', {
  final: ['superseded', 'entered-in-error'],
  arrows: {
    entered: { verified: ['verifyResult'], 'entered-in-error': ['enterResults', 'rejectSpecimen', 'withdrawResult'] },
    verified: {
      entered: ['enterResults', 'returnResults'],
      released: ['verifyResult', 'releaseResults'],
      'entered-in-error': ['enterResults', 'rejectSpecimen', 'withdrawResult'],
    },
    released: { superseded: ['verifyResult', 'releaseResults'], 'entered-in-error': ['withdrawResult'] },
    superseded: {},
    'entered-in-error': {},
  },
});
