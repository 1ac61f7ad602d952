import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams } from '../core/list.js';
import { clinical, diagnosisKept, favouriteBody, nothing, orderKept, prescriptionKept } from './visits.js';

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
