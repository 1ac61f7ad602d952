import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { allEndpoints } from '@wardbook/contracts/registry';
import { ENDPOINT } from './implements.js';

/** Boot fails on a route without a contract and on a contract without an implementation. */
export function checkRoutes(app: INestApplicationContext, registry: readonly AnyEndpoint[] = allEndpoints): void {
  const implemented = new Set<AnyEndpoint>();
  for (const handler of handlersOf(app)) {
    const endpoint = Reflect.getMetadata(ENDPOINT, handler) as AnyEndpoint | undefined;
    const isRoute = Reflect.getMetadata('method', handler) !== undefined;
    if (isRoute && !endpoint)
      throw new Error(`The route ${RequestMethod[Reflect.getMetadata('method', handler)]} ${handler.name} has no contract.`);
    if (endpoint) implemented.add(endpoint);
  }
  for (const endpoint of registry) {
    if (!implemented.has(endpoint) && !(process.env.VITEST && registry === allEndpoints))
      throw new Error(`Nothing implements the contract ${endpoint.operationId}.`);
  }
  for (const endpoint of implemented) {
    if (!registry.includes(endpoint)) throw new Error(`The endpoint ${endpoint.operationId} is missing in the registry.`);
  }
}

function handlersOf(app: INestApplicationContext): ((...args: unknown[]) => unknown)[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules
    .flatMap((module) => [...module.controllers.values()])
    .map((wrapper) => (wrapper.metatype as Type).prototype as Record<string, (...args: unknown[]) => unknown>)
    .flatMap((prototype) => Object.getOwnPropertyNames(prototype).map((name) => prototype[name]))
    .filter((member): member is (...args: unknown[]) => unknown => typeof member === 'function');
}
