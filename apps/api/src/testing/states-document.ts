import type { Transitions } from '../core/transitions.js';

const HEAD = `# States

What becomes of orders, specimens, results, prescriptions, charges, invoices, payments and what they belong to. The tables are those of the
code (\`core/transitions.ts\`); an arrow bears the operations that take it, so every state shows what leads out of it and what undoes it.
The test \`apps/api/src/states.test.ts\` fails when this page differs from the code, when an operation does not exist, and when a state that is
not a final one is a dead end. \`UPDATE_STATES=1 npx vitest run apps/api/src/states.test.ts\` rewrites it.
`;

/** docs/states.md, written from the tables. */
export function statesDocument(machines: readonly Transitions<string>[]): string {
  const ordered = machines.toSorted((one, other) => one.name.localeCompare(other.name));
  return [HEAD, ...ordered.map(drawn)].join('\n');
}

function drawn({ name, sentence, final, arrows }: Transitions<string>): string {
  const states = Object.keys(arrows);
  const id = (state: string) => state.replaceAll('-', '_');
  const lines = states.flatMap((from) =>
    Object.entries(arrows[from] ?? {}).map(([to, operations]) => `  ${id(from)} --> ${id(to)}: ${(operations ?? []).join(', ')}`),
  );
  const named = states.filter((state) => state.includes('-')).map((state) => `  state "${state}" as ${id(state)}`);
  const ends = final.map((state) => `  ${id(state)} --> [*]`);
  return `## ${capital(name)}\n\n${sentence}\n\n\`\`\`mermaid\nstateDiagram-v2\n${[...named, ...lines, ...ends].join('\n')}\n\`\`\`\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
