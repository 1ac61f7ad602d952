import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { configOrExit } from './boot.js';
import { JobRunner } from './core/jobs/job-runner.js';
import { Jobs } from './core/jobs/jobs.js';

const { config, log } = configOrExit();
const app = await NestFactory.createApplicationContext(AppModule.with(config, log), { logger: ['error', 'warn'], abortOnError: false });
const runner = new JobRunner(config, log, app.get(Jobs));
await runner.start();
log.info('the worker waits for jobs');

/** Running jobs end before the connections that they use are closed; what did not end is run again by the next worker. */
async function stop(): Promise<void> {
  await runner.stop();
  await app.close();
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
