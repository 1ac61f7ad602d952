import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { configOrExit } from '../boot.js';
import { migrateConfigured } from '../core/database/migrate-configured.js';
import { newLog } from '../core/log.js';
import { ConceptImport } from '../modules/encounters/index.js';

/** `wardbook import icd10`: safe to repeat; a newer edition is added beside the older one. */
export async function icd10Command(file: string, { edition }: { edition: string }): Promise<void> {
  const { config } = configOrExit();
  await migrateConfigured(config);
  const module = AppModule.with(config, newLog({ ...config, LOG_LEVEL: 'silent' }));
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  try {
    const { read, written } = await app.get(ConceptImport).importIcd10(file, edition);
    process.stdout.write(`${read} diagnoses read, ${written} added or corrected.\n`);
  } finally {
    await app.close();
  }
}
