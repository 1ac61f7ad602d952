/** Small files and small functions are a rule of this project (ARCHITECTURE.md, section 3), so a program measures them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { inRepo } from './paths.mjs';
import { runQuietly } from './run-program.mjs';

const ts = createRequire(import.meta.url)('typescript');

const LIMITS = { file: 300, testFile: 500, function: 50, component: 150 };
const CODE = new Set(['.ts', '.tsx', '.mjs', '.cjs']);
const EXEMPT_FILES = [/\.d\.m?ts$/, /database\.types\.ts$/, /\/messages\//, /\.schema\.ts$/, /\/seed\//];
const TEST_BLOCKS = new Set(['describe', 'it', 'test']);

export async function checkSizes() {
  const { output } = await runQuietly('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  const files = output.split('\n').filter((file) => CODE.has(extname(file)) && !EXEMPT_FILES.some((pattern) => pattern.test(file)));
  const problems = files.flatMap(measureFile);
  return { failed: problems.length > 0, output: problems.join('\n') };
}

function measureFile(file) {
  const text = readIfThere(file);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : undefined);
  const isTest = /\.test\.tsx?$|^apps\/e2e\//.test(file);
  const limit = isTest ? LIMITS.testFile : LIMITS.file;
  const lines = source.getLineStarts().length - 1;
  const problems = lines > limit ? [`${file} has ${lines} lines; the limit is ${limit}`] : [];
  return [...problems, ...measureFunctions(file, source)];
}

/** Git still lists a file that was deleted without telling it. */
function readIfThere(file) {
  try {
    return readFileSync(inRepo(file), 'utf8');
  } catch {
    return '';
  }
}

function measureFunctions(file, source) {
  const problems = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && !isTestBlock(node)) {
      const first = lineOf(source, node.getStart());
      const length = lineOf(source, node.getEnd()) - first + 1;
      const limit = isComponent(file, node) ? LIMITS.component : LIMITS.function;
      if (length > limit) problems.push(`${file}:${first + 1} ${nameOf(node)} has ${length} lines; the limit is ${limit}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function lineOf(source, position) {
  return source.getLineAndCharacterOfPosition(position).line;
}

/** The callback of describe, it, test or test.describe is a chapter, not a function. */
function isTestBlock(node) {
  if (!ts.isCallExpression(node.parent)) return false;
  const called = node.parent.expression.getText().split(/[.(]/)[0];
  return TEST_BLOCKS.has(called);
}

/** React's own convention tells a component from a function: a capital letter, in a file with markup. */
function isComponent(file, node) {
  return file.endsWith('.tsx') && /^[A-Z]/.test(nameOf(node));
}

function nameOf(node) {
  return (node.name ?? node.parent.name)?.getText() ?? 'a function';
}
