import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { configOrExit } from './boot.js';
import { isDatabaseAway } from './core/database/database-away.js';
import { JobRunner } from './core/jobs/job-runner.js';
import { Jobs } from './core/jobs/jobs.js';

const { config, log } = configOrExit();
const app = await NestFactory.createApplicationContext(AppModule.with(config, log), { logger: ['error', 'warn'], abortOnError: false });
const runner = new JobRunner(config, log, app.get(Jobs));
await startWhenTheDatabaseAnswers();
log.info('the worker waits for jobs');

/** A database that restarts is back in seconds, so the worker waits for it instead of ending. */
async function startWhenTheDatabaseAnswers(): Promise<void> {
  for (let told = false; ; told = true) {
    try {
      return await runner.start();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (!told) log.warn('the worker waits for the database');
      await runner.stop();
      await sleep(1_000);
    }
  }
}

/** Running jobs end before the connections that they use are closed; what did not end is run again by the next worker. */
async function stop(): Promise<void> {
  await runner.stop();
  await app.close();
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
