import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { configOrExit } from './boot.js';
import { JobRunner } from './core/jobs/job-runner.js';
import { Jobs } from './core/jobs/jobs.js';

const { config, log } = configOrExit();
const app = await NestFactory.createApplicationContext(AppModule.with(config, log), { logger: ['error', 'warn'], abortOnError: false });
app.enableShutdownHooks();
const runner = new JobRunner(config, log, app.get(Jobs));
await runner.start();
process.once('SIGTERM', () => void runner.onApplicationShutdown());
process.once('SIGINT', () => void runner.onApplicationShutdown());
log.info('the worker waits for jobs');
