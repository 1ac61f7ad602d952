import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { type Config, readConfig } from './core/config.js';
import { configureFrontDoor, newFrontDoor } from './core/http/front-door.js';
import { checkRoutes } from './core/http/routes.check.js';
import { type Log, newLog } from './core/log.js';

/** Builds the API without listening: `main.ts` and the tests start it. */
export async function bootApi(config: Config, log: Log): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, log), newFrontDoor(config, log), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  await configureFrontDoor(app, config);
  checkRoutes(app);
  return app;
}

/** Reads the configuration or ends the process with the one message that names what is wrong. */
export function configOrExit(): { config: Config; log: Log } {
  try {
    const config = readConfig(process.env);
    return { config, log: newLog(config) };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(78);
  }
}
