/** Who may import whom. Each rule says where the import belongs instead; src/README.md tells the reasons. */
const SLICES =
  'nudges|proposals|people|channels|commands|outbox|deliveries|installations|standups|digests|calls|decisions|wrapups';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one thing, or hide a third: put what they share in its own file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'core-is-pure',
      comment: 'core/ holds words for all and knows nobody: pass what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', 'node_modules/date-(fns(-tz)?|holidays)/', '^(node:)?(crypto|module)$'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule reads text and nothing else: facts belong in decide.ts, effects in handle-message.ts.',
      severity: 'error',
      from: { path: '^src/nudges/rules/' },
      to: { pathNot: ['^src/nudges/rules/', '^src/nudges/rule\\.ts$', '^src/core/'] },
    },
    {
      name: 'sections-are-pure',
      comment:
        'A section asks readers and says lines: names, links and Slack belong in build.ts and views/digest.ts.',
      severity: 'error',
      from: { path: '^src/digests/sections/' },
      to: {
        pathNot: ['^src/digests/sections/', '^src/digests/(section|readers|period)\\.ts$', '^src/core/'],
      },
    },
    {
      name: 'bolt-at-the-edge',
      comment:
        'Only the edge knows Bolt and the Web API client: use the ports in slack/slack-api.ts and slack/listener-table.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(slack|installations|sandbox)/|^src/app\\.ts$|listeners\\.ts$' },
      to: { path: 'node_modules/@slack/(bolt|web-api|socket-mode|oauth)/' },
    },
    {
      name: 'block-kit-in-views',
      comment: 'Block Kit types belong in views and in slack/: let the use case call a view.',
      severity: 'error',
      from: {
        path: `^src/(${SLICES}|core|jobs|store)/`,
        pathNot: '(^|/)views?(/|\\.ts$)|-view\\.ts$|listeners\\.ts$',
      },
      to: { path: 'node_modules/@slack/types/' },
    },
    {
      name: 'slices-share-types-only',
      comment:
        'A slice takes what it needs from another as a port in its deps; only types cross. join-slices.ts joins them.',
      severity: 'error',
      from: { path: `^src/(${SLICES})/` },
      to: { path: `^src/(${SLICES})/`, pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engines-in-app-only',
      comment:
        'Only app.ts (and the CLI commands that open a store) choose an engine: take a repository port in deps.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(store|jobs|cli)/|^src/app\\.ts$' },
      to: { path: '^src/store/|^src/jobs/(in-process|pg-boss)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-knows-no-sandbox',
      comment: 'Only the sandbox command starts the simulated workspace.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sandbox/|^src/cli/sandbox\\.ts$' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'sandbox-knows-no-slice',
      comment:
        'The simulated workspace is Slack, not Meanwhile: it may use core/ and plain Slack markup only.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: `^src/(${SLICES}|store|jobs)/|^src/(app|main|config)\\.ts$` },
    },
    {
      name: 'tests-stay-out',
      comment: 'Product code never imports tests or bench.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'The product runs without devDependencies: move the package, or the import.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
