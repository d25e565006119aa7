import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, flatConfigs, importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** The folders of src, each with the folders that it may import from. Nothing else is allowed. */
const mayImport = {
  audit: [],
  auth: [],
  connect: [],
  emulator: [],
  graphiql: [],
  logging: [],
  'rate-limit': [],
  secret: [],
  redis: ['connect', 'rate-limit', 'secret'],
  tracing: ['connect'],
  'graphql-kit': ['connect', 'auth'],
  directory: ['graphql-kit', 'connect', 'auth'],
  contacts: ['directory', 'graphql-kit', 'connect', 'auth', 'audit'],
  gateway: [
    'contacts',
    'directory',
    'graphql-kit',
    'connect',
    'auth',
    'audit',
    'redis',
    'rate-limit',
    'secret',
    'tracing',
  ],
  config: ['gateway', 'connect', 'auth', 'audit', 'rate-limit', 'emulator'],
  cli: ['config', 'gateway', 'require-node.ts'],
};

/** Folders without access to logging/, which all others have. */
const silent = new Set(['connect', 'emulator', 'graphiql', 'secret', 'logging']);

const arrows = Object.entries(mayImport).map(([folder, others]) => {
  const allowed = [folder, ...others, ...(silent.has(folder) ? [] : ['logging'])];
  return {
    target: `./src/${folder}`,
    from: './src',
    except: allowed.map((name) => `./${name}`),
    message: `src/${folder} may import only from: ${allowed.join(', ')}.`,
  };
});

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'test/support/generated/', 'client/generated/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  flatConfigs.recommended,
  flatConfigs.typescript,
  {
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // The classes of the schema describe plain objects.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'import-x/named': 'off', // the compiler checks it
      'import-x/namespace': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-extraneous-dependencies': [
        'error',
        {
          devDependencies: [
            'test/**',
            'harness/**',
            'bench/**',
            'examples/**',
            'client/generated/**',
            'src/graphiql/**',
            'tools/**',
            '*.config.js',
          ],
        },
      ],
      'import-x/no-restricted-paths': ['error', { zones: arrows }],
      'import-x/order': ['error', { alphabetize: { order: 'asc' }, 'newlines-between': 'never' }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: ['process', 'node:process'].map((name) => ({
            name,
            importNames: ['env'],
            message: 'Read configuration in src/config/config.ts.',
          })),
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read configuration in src/config/config.ts.',
        },
      ],
    },
  },
  { files: ['src/config/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  // What zod infers is the point of these; written out it would say less.
  {
    files: ['src/config/parsers.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  { files: ['*.config.js', '.*.mjs'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['test/**', 'harness/redis/**'],
    extends: [jest.configs['flat/recommended'], jest.configs['flat/style']],
    rules: {
      'jest/consistent-test-it': ['error', { fn: 'test' }],
      'jest/no-conditional-expect': 'error',
      'jest/prefer-strict-equal': 'error',
    },
  },
  {
    files: ['test/**/support/**', 'harness/**/support/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(All|Each)$/]',
          message:
            'Test files share their modules: only the first would have this hook. Export a function.',
        },
      ],
    },
  },
);
