import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { Figures } from './measure.ts';

export interface Result {
  name: string;
  title: string;
  target: number;
  product: Figures;
  bare: Figures | null;
}

export interface Report {
  at: string;
  commit: string;
  machine: string;
  command: string;
  patients: number;
  results: Result[];
}

const fixed = (value: number, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const sum = ({ serverMs, postgresMs }: Figures) => serverMs + postgresMs;

export function reportOf(results: Result[], { patients, args }: { patients: number; args: string[] }): Report {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  return {
    at: new Date().toISOString().slice(0, 16),
    commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? ' with changes' : ''),
    machine: `${cpus().length} x ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
    command: ['npm run bench requests', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    patients,
    results,
  };
}

const HEAD = ['row', 'CPU ms', 'API', 'PG', 'goal', 'x bare', 'req/s', 'p50 ms', 'p95 ms', 'elsewhere'];

function cells({ name, title, target, product, bare }: Result, withTitle: boolean): string[] {
  const times = bare ? fixed(sum(product) / sum(bare), 1) : '-';
  const failed = product.failed > 0 ? ` (${product.failed} failed)` : '';
  return [
    ...[`${withTitle ? `${title} (\`${name}\`)` : name}${failed}`, fixed(sum(product)), fixed(product.serverMs), fixed(product.postgresMs)],
    ...[String(target), times, fixed(product.perSecond, 0), fixed(product.p50, 1), fixed(product.p95, 1), fixed(product.elsewhere)],
  ];
}

const WIDTHS = [26, 8, 7, 7, 6, 7, 7, 8, 8, 10];
const line = (values: string[]) =>
  values.map((value, index) => (index === 0 ? value.padEnd(WIDTHS[0] ?? 0) : value.padStart(WIDTHS[index] ?? 0))).join(' ');

export const headLine = (): string => line(HEAD);
export const resultLine = (result: Result): string => line(cells(result, false));

/** The page of the documentation. The bare server's own figures are the last column, so that the ratio can be checked. */
export function markdownOf(report: Report): string {
  const rows = report.results.map((result) => `| ${[...cells(result, true), result.bare ? fixed(sum(result.bare)) : '-'].join(' | ')} |`);
  return `# Performance

\`npm run bench requests\` generates a hospital (two years, 300,000 visits; the same data on each run) and measures the requests that staff make most often
with 32 keep-alive clients, permission, session and audit on, on the production build. \`npm run bench requests -- --only me,book\` measures
only some rows, \`--compare <file>\` prints the change against an earlier result, \`--write\` writes this page, \`--patients 1000000\` takes a larger registry.

- **CPU ms**: what one piece of work costs the API process and all PostgreSQL processes together; **API** and **PG** are its parts. The load process is not counted.
- **x bare**: how many times the cost of a bare \`node:http\` + \`pg\` server, measured in the same run, with one statement and no session, permission or audit.
- **elsewhere**: how many processors the rest of the machine used meanwhile; a row with much of it is less exact.

Measured ${report.at} at commit ${report.commit} on ${report.machine}, with ${report.patients.toLocaleString('en')} patients, by \`${report.command}\`.

| ${[...HEAD, 'bare CPU ms'].join(' | ')} |
|${HEAD.map((_, index) => (index === 0 ? '---|' : '---:|')).join('')}---:|
${rows.join('\n')}
`;
}

/** What has changed since an earlier result, row by row. */
export function comparisonOf(earlier: Report, report: Report): string {
  const before = new Map(earlier.results.map((result) => [result.name, result.product]));
  const lines = report.results.flatMap(({ name, product }) => {
    const was = before.get(name);
    return was
      ? [`${name.padEnd(26)} ${fixed(sum(was)).padStart(8)} -> ${fixed(sum(product)).padStart(8)}  x ${fixed(sum(product) / sum(was))}`]
      : [];
  });
  return [`Against ${earlier.commit} of ${earlier.at}:`, ...lines].join('\n');
}

/** Rows by how far they are from their goal. */
export function furthest(results: readonly Result[]): string {
  const far = results
    .map(({ name, target, product }) => ({ name, times: sum(product) / target }))
    .sort((one, other) => other.times - one.times);
  return far.map(({ name, times }) => `${name} ${times.toFixed(1)}x`).join(', ');
}
