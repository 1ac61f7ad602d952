import {
  applyDecorators,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
} from '@nestjs/common';
import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import type { WardbookRequest } from './request.js';

export const ENDPOINT = 'wardbook:endpoint';

const verbs = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** Makes a controller's method the implementation of an endpoint: its route, its permission, its schemas. */
export function Implements(endpoint: AnyEndpoint): MethodDecorator {
  return applyDecorators(SetMetadata(ENDPOINT, endpoint), verbs[endpoint.method](fullPath(endpoint)), HttpCode(endpoint.status ?? 200));
}

export const OWN_TRANSACTIONS = 'wardbook:own-transactions';

/** For a handler that must do slow work outside any transaction, such as hashing a password: it opens its own. */
export function OwnTransactions(): MethodDecorator {
  return SetMetadata(OWN_TRANSACTIONS, true);
}

/** The validated input of the endpoint: `@Args() { params, query, body }: Input<typeof endpoint>`. */
export const Args = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<WardbookRequest>().input;
});

/** The raw request and its reply, for cookies and streams only. */
export const Raw = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return { request: http.getRequest<WardbookRequest>(), reply: http.getResponse() };
});
