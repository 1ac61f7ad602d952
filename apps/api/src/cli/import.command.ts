import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { configOrExit } from '../boot.js';
import { migrateConfigured } from '../core/database/migrate-configured.js';
import { newLog } from '../core/log.js';
import { type FileReport, ImportService, ImportTally } from '../modules/interop/index.js';

interface Options {
  json?: true;
  facility?: string;
  source?: string;
}

/** `wardbook import`: what it is doing goes to standard error, what it did to standard output. */
export async function importCommand(files: string[], options: Options): Promise<void> {
  const started = performance.now();
  const { config } = configOrExit();
  await migrateConfigured(config);
  // Standard output belongs to the report, so that nothing else may write there.
  const module = AppModule.with(config, newLog({ ...config, LOG_LEVEL: 'silent' }));
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  const reports: FileReport[] = [];
  try {
    const service = app.get(ImportService);
    for (const file of files) {
      const onProgress = progressPrinter();
      reports.push(await service.importFile(file, { facility: options.facility, source: options.source, onProgress }));
    }
  } finally {
    await app.close();
  }
  const summary = summarise(reports, (performance.now() - started) / 1000);
  process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : table(summary));
  if (reports.some(({ complete }) => !complete)) process.exitCode = 1;
}

function summarise(reports: FileReport[], seconds: number) {
  const total = new ImportTally();
  for (const { tally } of reports) total.add(tally);
  return {
    types: total.types,
    problems: reports.flatMap(({ file, tally }) => inFileOrder(tally.problems).map((problem) => ({ file, ...problem }))),
    problemCount: total.problemCount,
    unresolved: total.unresolved,
    notKept: total.notKept,
    identifiersHeldByOthers: total.identifiersHeld,
    seconds: Math.round(seconds * 10) / 10,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Resources are read by type, but a reader of the report looks them up in the order of the file. */
function inFileOrder(problems: ImportTally['problems']): ImportTally['problems'] {
  return problems.toSorted((a, b) => a.line - b.line || (a.entry ?? 0) - (b.entry ?? 0));
}

const OUTCOMES = ['read', 'stored', 'unchanged', 'merged', 'skipped', 'rejected'] as const;

function table({
  types,
  problems,
  problemCount,
  unresolved,
  notKept,
  identifiersHeldByOthers,
  seconds,
  peakMemoryMb,
}: ReturnType<typeof summarise>): string {
  const rows = Object.entries(types).sort(([a], [b]) => a.localeCompare(b));
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  return [
    line('', OUTCOMES),
    ...rows.map(([type, counts]) =>
      line(
        type,
        OUTCOMES.map((outcome) => counts[outcome]),
      ),
    ),
    ...problems
      .slice(0, 20)
      .map(({ file, line: at, entry, type, reason }) => `${file}:${at}${entry ? ` entry ${entry}` : ''} ${type ?? ''}: ${reason}`),
    ...(problemCount > 20 ? [`… ${problemCount} problems in all`] : []),
    ...Object.entries(unresolved).map(([target, number]) => `${number} references to ${target} kept as text`),
    ...Object.entries(notKept).map(([path, number]) => `${number} elements ${path} not kept`),
    ...(identifiersHeldByOthers > 0
      ? [`${identifiersHeldByOthers} identifiers belong to other patients already and were kept as plain numbers`]
      : []),
    `${seconds} s, ${peakMemoryMb} MB at most`,
    '',
  ].join('\n');
}

/** One line a second is enough to see that it goes on. */
function progressPrinter() {
  const started = performance.now();
  let last = Number.NEGATIVE_INFINITY;
  return ({ file, done, read }: { file: string; done: number; read: number }) => {
    const now = performance.now();
    if (now - last < 1000) return;
    last = now;
    const rate = Math.round(read / ((now - started) / 1000));
    process.stderr.write(`${file}: ${Math.floor(done * 100)} %, ${read} resources, ${rate}/s\n`);
  };
}
