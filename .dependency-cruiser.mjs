/**
 * Finds import cycles, those of `import type` included, which the lint rule `import-x/no-cycle` leaves out, and operations
 * that import from each other.
 */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Move what both files need into a third file, or into one of the two.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'operations-import-from-kit',
      comment: 'Move what two operations need into src/contacts/operations/kit.',
      severity: 'error',
      from: { path: '^src/contacts/operations/(?!kit/)([^/]+)/' },
      to: {
        path: '^src/contacts/operations/[^/]+/',
        pathNot: '^src/contacts/operations/(kit|$1)/',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/' },
  },
};
