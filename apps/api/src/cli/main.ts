import 'reflect-metadata';
import { Command } from 'commander';
import { migrateCommand } from './migrate.command.js';

const program = new Command('wardbook').description('The command line of Wardbook.');
program.command('migrate').description('Bring the database to the newest version.').action(migrateCommand);
try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
