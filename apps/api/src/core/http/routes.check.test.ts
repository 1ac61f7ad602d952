import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { endpoint } from '@wardbook/contracts/core/endpoint';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Implements } from './implements.js';
import { checkRoutes } from './routes.check.js';

const declared = endpoint({
  operationId: 'readThing',
  summary: 'Read a thing.',
  method: 'GET',
  path: '/things',
  access: 'organisation:read',
  scope: 'organisation',
  response: z.object({}),
});

@Controller()
class WithContract {
  @Implements(declared)
  read() {
    return {};
  }
}

@Controller()
class WithoutContract {
  @Get('/sneaked')
  sneaked() {
    return {};
  }
}

async function appWith(controllers: Type[]) {
  @Module({ controllers })
  class Application {}
  return await NestFactory.createApplicationContext(Application, { logger: false });
}

describe('checkRoutes', () => {
  it('accepts routes that match the contracts one to one', async () => {
    const app = await appWith([WithContract]);
    expect(() => checkRoutes(app, [declared])).not.toThrow();
  });

  it('throws for a route without a contract', async () => {
    const app = await appWith([WithContract, WithoutContract]);
    expect(() => checkRoutes(app, [declared])).toThrow('The route GET sneaked has no contract.');
  });

  it('throws for a contract without an implementation', async () => {
    const app = await appWith([]);
    expect(() => checkRoutes(app, [declared])).toThrow('Nothing implements the contract readThing.');
  });

  it('throws for a contract outside the registry, because no test would walk it', async () => {
    const app = await appWith([WithContract]);
    expect(() => checkRoutes(app, [])).toThrow('The endpoint readThing is missing in the registry.');
  });
});
