import 'reflect-metadata';
import { Command } from 'commander';
import { migrateCommand } from './migrate.command.js';

/** Commands that need all modules load them only when they are called. */
const program = new Command('wardbook').description('The command line of Wardbook.');
program.command('migrate').description('Bring the database to the newest version.').action(migrateCommand);
program
  .command('doctor')
  .description('Check the installation.')
  .requiredOption('--invariants', 'check that books, stock and bookings add up')
  .action(async () => (await import('./doctor.command.js')).doctorCommand());
program
  .command('demo')
  .description('Fill an empty installation with the demo hospital.')
  .action(async () => (await import('./demo.command.js')).demoCommand());
const importing = program
  .command('import')
  .description('Bring in FHIR R4 bundles, one per line, plain or gzip. Run it again at any time: what is in stays as it is.')
  .argument('<files...>')
  .option('--json', 'end with one line of JSON')
  .option('--facility <code>', 'the facility that gives the record numbers; the first one when left out')
  .option('--source <name>', 'the system that the files come from, for ids that are unique only there; the file name when left out')
  .action(async (files, options) => (await import('./import.command.js')).importCommand(files, options));
importing
  .command('icd10')
  .description('Bring in the full official list of diagnoses from its publisher’s file, CSV, plain or gzip.')
  .argument('<file>')
  .option('--edition <year>', 'the edition of the list', '2022')
  .action(async (file, options) => (await import('./icd10.command.js')).icd10Command(file, options));
try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
