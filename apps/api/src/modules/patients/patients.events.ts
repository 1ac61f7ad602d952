import { event } from '../../core/events.js';

/** The birth date or sex of a patient is another one than was known: what was judged by it is judged again. */
export const patientCorrected = event<{ patientId: string }>('patient-corrected');
