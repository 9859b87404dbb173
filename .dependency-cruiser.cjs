/** The arrows of the architecture; `npm run check` holds them. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'adapters-only-in-container',
      comment: 'Only the composition root names concrete adapters.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(container|store/postgres|models|commands)|\\.test\\.ts$' },
      to: { path: '^src/(store/postgres|models/(onnx|openai|llama|rerank|files|remote))' },
    },
    {
      name: 'scenarios-by-their-door',
      comment:
        'A scenario is entered through its index (its types may be read, and what a ticket is made of).',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/scenarios/' },
      to: {
        path: '^src/scenarios/[^/]+/(?!index|types)',
        pathNot: '^src/scenarios/hotline/([^/]+/index|desk/(types|ticket|states|payloads))',
      },
    },
    {
      name: 'desk-on-top',
      comment: 'The desk stands on what reads, dispatches and learns; these know no desk.',
      severity: 'error',
      from: { path: '^src/scenarios/hotline', pathNot: '^src/scenarios/hotline/desk|\\.test\\.ts$' },
      to: { path: '^src/scenarios/hotline/desk' },
    },
    {
      name: 'rag-knows-ports-only',
      severity: 'error',
      from: { path: '^src/rag', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(api|scenarios|evaluation|commands|container)' },
    },
    {
      name: 'leaves-stay-leaves',
      severity: 'error',
      from: { path: '^src/(shared|guardrails)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!shared|guardrails)' },
    },
    {
      name: 'store-and-models-look-at-no-one',
      severity: 'error',
      from: { path: '^src/(store|models)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(api|rag|scenarios|evaluation|commands|container|config)' },
    },
    {
      name: 'evaluation-uses-doors',
      severity: 'error',
      from: { path: '^src/evaluation', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(api|container|store/postgres)', pathNot: '^src/api/services' },
    },
    {
      name: 'no-test-code-in-src',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules|dist' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
