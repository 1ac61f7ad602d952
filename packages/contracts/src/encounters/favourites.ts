import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { coding, id, idParams, shortText } from '../core/list.js';
import { dosageStep } from '../pharmacy/dosage.js';
import { clinical, nothing } from './visits.js';

/** What a favourite puts into the plan again. Names never change in the catalogues; whether it can still be given or ordered is checked when it is. */
const diagnosisKept = { kind: z.literal('diagnosis'), label: shortText, content: z.strictObject({ coding: coding.nullable() }) };

const orderKept = { kind: z.literal('order'), label: shortText, content: z.strictObject({ labTestId: id }) };

const prescriptionKept = {
  kind: z.literal('prescription'),
  label: shortText,
  content: z.strictObject({
    medicineId: id,
    brandId: id.nullable(),
    name: shortText,
    baseUnit: z.string().max(30),
    dosage: z.array(dosageStep).min(1).max(12),
    quantity: z.number().positive(),
  }),
};

const favouriteBody = z.discriminatedUnion('kind', [
  z.strictObject(diagnosisKept),
  z.strictObject(orderKept),
  z.strictObject(prescriptionKept),
]);
export type FavouriteBody = z.infer<typeof favouriteBody>;

export const favourite = z.discriminatedUnion('kind', [
  z.object({ id, ...diagnosisKept }),
  z.object({ id, ...orderKept }),
  z.object({ id, ...prescriptionKept }),
]);
export type Favourite = z.infer<typeof favourite>;

export const listFavourites = endpoint({
  ...clinical,
  operationId: 'listFavourites',
  summary: 'The caller’s favourites.',
  method: 'GET',
  path: '/favourites',
  access: 'note:write',
  response: z.object({ items: z.array(favourite) }),
});

export const keepFavourite = endpoint({
  ...clinical,
  operationId: 'keepFavourite',
  summary: 'Save a diagnosis, a test or a medicine with its dosage as a favourite; the same label is replaced.',
  method: 'PUT',
  path: '/favourites',
  access: 'note:write',
  body: favouriteBody,
  response: favourite,
});

export const removeFavourite = endpoint({
  ...clinical,
  operationId: 'removeFavourite',
  summary: 'Remove a favourite of the caller.',
  method: 'DELETE',
  path: '/favourites/:id',
  access: 'note:write',
  params: idParams,
  ...nothing,
});
