/** Writes docs/events.md from the code: what each module announces, and which modules listen. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRepo } from './paths.mjs';
import { runQuietly } from './run-program.mjs';

const ts = createRequire(import.meta.url)('typescript');
const MODULE_FILE = /^apps\/api\/src\/modules\/([^/]+)\/.*\.ts$/;

/** @returns {Promise<string>} the whole document */
export async function eventsDocument() {
  const { output } = await runQuietly('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'apps/api/src/modules']);
  const files = output.split('\n').filter((file) => MODULE_FILE.test(file) && !/\.test\.ts$/.test(file));
  const sources = files.map((file) => ({ module: MODULE_FILE.exec(file)[1], source: parsed(file) }));
  const events = sources.flatMap(({ module, source }) => declaredEvents(source).map((event) => ({ module, ...event })));
  const listeners = sources.flatMap(({ module, source }) => heardEvents(source).map((constant) => ({ module, constant })));
  const modules = [...new Set(events.map(({ module }) => module))].sort();
  const chapters = modules.map((module) =>
    chapter(
      module,
      events.filter((event) => event.module === module),
      listeners,
    ),
  );
  return `${HEAD}\n${chapters.join('\n')}`;
}

const HEAD = `# Events

What each module announces inside the transaction of the act, and which modules listen. A listener has finished before the act commits,
and one that throws undoes the act (\`apps/api/src/core/events.ts\`). The test \`tools/events-document.test.mjs\` fails when this page differs from
the code; \`UPDATE_EVENTS=1 npx vitest run tools/events-document\` rewrites it.
`;

function chapter(module, events, listeners) {
  const rows = events.map(({ constant, name, payload, comment }) => {
    const heardBy = [...new Set(listeners.filter((each) => each.constant === constant).map((each) => each.module))].sort();
    return `| \`${name}\` | \`${payload}\` | ${comment} | ${heardBy.join(', ') || '-'} |`;
  });
  return [`## ${module}`, '', '| event | payload | when | listeners |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function parsed(file) {
  return ts.createSourceFile(file, readFileSync(inRepo(file), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** `export const visitStarted = event<VisitStarted>('visit-started')`, with its comment. */
function declaredEvents(source) {
  const events = [];
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isCallExpression(initializer) || initializer.expression.getText() !== 'event') continue;
      const [comment] = ts.getJSDocCommentsAndTags(statement).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '');
      events.push({
        constant: name.getText(),
        name: initializer.arguments[0]?.text,
        payload: initializer.typeArguments?.[0]?.getText() ?? '',
        comment: (comment ?? '').replace(/\s+/g, ' '),
      });
    }
  }
  return events;
}

/** `events.on(visitStarted, ...)`, also over a list of constants that a loop walks. */
function heardEvents(source) {
  const heard = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && /\bevents\.on$/.test(node.expression.getText())) heard.push(...constantsOf(source, node.arguments[0]));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return heard;
}

/** The argument itself; a loop's variable stands for every constant of the file that is imported from events. */
function constantsOf(source, argument) {
  const name = argument.getText();
  const imported = source.statements.filter(ts.isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((element) => element.name.text) : [];
  });
  return imported.includes(name) ? [name] : imported;
}
