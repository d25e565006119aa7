/** Finds import cycles, those of `import type` included, which the lint rule `import-x/no-cycle` leaves out. */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Move what both files need into a third file, or into one of the two.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/' },
  },
};
