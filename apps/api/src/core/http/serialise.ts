import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import fastJson from 'fast-json-stringify';
import { z } from 'zod';

type Serialiser = (answer: unknown) => string;

const serialisers = new WeakMap<AnyEndpoint, Serialiser>();

/**
 * Writes an answer as its contract describes it: keys that the contract does not list are dropped, so a column added to
 * a query can never leak. Dates become RFC 3339 text.
 */
export function serialise(endpoint: AnyEndpoint, answer: unknown): string {
  let serialiser = serialisers.get(endpoint);
  if (!serialiser) {
    serialiser = fastJson(answerSchema(endpoint) as never) as Serialiser;
    serialisers.set(endpoint, serialiser);
  }
  return serialiser(answer);
}

/** Formats and ranges are for the reader of the documentation; the serialiser must not choke on a nullable format. */
function answerSchema(endpoint: AnyEndpoint): unknown {
  return z.toJSONSchema(endpoint.response, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.format;
      delete jsonSchema.pattern;
      // Inside a choice, such as an object or null, an unlisted key would make no branch fit; without this it is dropped there too.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}
