const { MAY_IMPORT } = require('./tools/module-arrows.cjs');

const MODULES = 'apps/api/src/modules';
const ABOVE_ALL = ['chart', 'interop', 'reports'];

const moduleRules = Object.entries(MAY_IMPORT).map(([name, allowed]) => {
  const forbidden = allowed.includes('*') ? ABOVE_ALL.filter((each) => each !== name) : undefined;
  return {
    name: `arrows-of-${name}`,
    comment: 'The modules form a directed graph; an arrow that is missing here is a decision, not an oversight.',
    severity: 'error',
    from: { path: `^${MODULES}/${name}/` },
    to: forbidden
      ? { path: `^${MODULES}/(${forbidden.join('|')})/` }
      : { path: `^${MODULES}/`, pathNot: `^${MODULES}/(${[name, ...allowed].join('|')})/` },
  };
});

module.exports = {
  forbidden: [
    ...moduleRules,
    {
      name: 'only-known-modules',
      comment: 'A new module gets its row in the table above before it imports another one.',
      severity: 'error',
      from: { path: `^${MODULES}/`, pathNot: `^${MODULES}/(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: { path: `^${MODULES}/([^/]+)/` },
    },
    {
      name: 'modules-through-their-index',
      comment: 'What a module shows to others is in its index.ts.',
      severity: 'error',
      from: { path: `^${MODULES}/([^/]+)/` },
      to: { path: `^${MODULES}/[^/]+/`, pathNot: `^${MODULES}/($1/|[^/]+/index\\.ts$)` },
    },
    {
      name: 'house-enters-modules-through-their-index',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: `^${MODULES}/` },
      to: { path: `^${MODULES}/[^/]+/`, pathNot: `^${MODULES}/[^/]+/index\\.ts$` },
    },
    {
      name: 'core-knows-no-module',
      severity: 'error',
      from: { path: '^apps/api/src/core/' },
      to: { path: `^${MODULES}/` },
    },
    {
      name: 'contracts-stay-pure',
      comment: 'Every browser loads the contracts.',
      severity: 'error',
      from: { path: '^packages/contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/contracts/src/|node_modules/(zod|temporal-polyfill|currency-codes)/' },
    },
    {
      name: 'api-imports-no-web',
      severity: 'error',
      from: { path: '^apps/api/src/' },
      to: { path: '^apps/(web|e2e)/' },
    },
    {
      name: 'web-imports-no-api',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^apps/(api|e2e)/' },
    },
    {
      name: 'features-through-their-index',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/[^/]+/', pathNot: '^apps/web/src/features/($1/|[^/]+/index\\.tsx?$)' },
    },
    {
      name: 'ui-has-no-domain-words',
      severity: 'error',
      from: { path: '^apps/web/src/ui/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
    {
      name: 'statements-in-repositories',
      comment: 'A statement stands in a repository or reader, or in the parts, rows and checks that these use.',
      severity: 'error',
      from: { path: `^${MODULES}/`, pathNot: '(\\.repository|\\.reader|\\.sql|-rows|-writer|/invariants|\\.test)\\.ts$' },
      to: { path: 'node_modules/kysely/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^tools/|/dist/' },
    exclude: { path: '\\.css$|/messages/.*\\.json$' },
    tsPreCompilationDeps: true,
    // The web's short paths (@/ui/theme) are the only ones in the house.
    tsConfig: { fileName: 'apps/web/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
};
