import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type runtimeModule from 'jest-runtime';
import { sourceMaps } from '../../../tools/typescript-loader.ts';

const require = createRequire(import.meta.url);
const { default: Runtime } = require('jest-runtime') as typeof runtimeModule;

/** Where jest-circus keeps what it calls on each event, those of the test file before included. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

type Callable = (...values: unknown[]) => unknown;
type Globals = Readonly<Record<string, object>>;

/** What `@jest/globals` exports; the values are those of the test file that runs. */
const NAMES = [
  'afterAll',
  'afterEach',
  'beforeAll',
  'beforeEach',
  'describe',
  'expect',
  'it',
  'jest',
  'test',
];
let current: Globals = {};

function ofCurrentFile(name: string): Callable {
  const value = (): object => {
    const found = current[name];
    if (found === undefined) throw new Error(`${name} is to be used in test files`);
    return found;
  };
  return new Proxy(() => undefined, {
    apply: (_target, _this, values: unknown[]) => (value() as Callable)(...values),
    get: (_target, key) => Reflect.get(value(), key) as unknown,
  });
}

/** What Jest's own runtime does to modules. */
const WITHOUT_MODULES = Object.fromEntries(
  [
    'mock',
    'doMock',
    'unmock',
    'setMock',
    'unstable_mockModule',
    'isolateModules',
    'resetModules',
  ].map((name) => [
    name,
    () => {
      throw new Error(
        `Test files share their modules, so there is no jest.${name}: pass a fake as an argument`,
      );
    },
  ]),
);

const EXPORTS = Symbol.for('contact-gateway.jest-globals');
Reflect.set(
  globalThis,
  EXPORTS,
  Object.fromEntries(NAMES.map((name) => [name, ofCurrentFile(name)])),
);
const SOURCE = `export const { ${NAMES.join(', ')} } = globalThis[Symbol.for('${String(EXPORTS.description)}')];`;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== '@jest/globals') return nextResolve(specifier, context);
    return { url: 'jest:globals', format: 'module', shortCircuit: true };
  },
  load(url, context, nextLoad) {
    if (url !== 'jest:globals') return nextLoad(url, context);
    return { format: 'module', source: SOURCE, shortCircuit: true };
  },
});

/**
 * Imports test files as Node.js does, and shares the modules that they import among all files of a worker. Jest's own
 * runtime gives each file its own copy of them, and to load the gateway a hundred times took most of the suite's time.
 * So a test must leave no state in a module behind, and `jest.mock` does not exist.
 */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export
export default class SharedRuntime extends Runtime {
  constructor(...options: ConstructorParameters<typeof Runtime>) {
    const getBuiltinModule = process.getBuiltinModule.bind(process);
    super(...options);
    // Jest replaces it, for there each test file has a process object of its own.
    process.getBuiltinModule = getBuiltinModule;
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Jest's signature
  override requireInternalModule<T = unknown>(path: string): T {
    // jest-circus has the tests of one file only.
    Reflect.deleteProperty(globalThis, EVENT_HANDLERS);
    Reflect.deleteProperty(require.cache, path);
    return this.requireModule<T>(path);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Jest's signature
  override requireModule<T>(path: string): T {
    return require(path) as T;
  }

  override unstable_shouldLoadAsEsm(path: string): boolean {
    return path.endsWith('.ts');
  }

  override async unstable_importModule(path: string): Promise<void> {
    const globals = this.requireModuleOrMock<Globals>(path, '@jest/globals');
    const jest = { ...globals['jest'], ...WITHOUT_MODULES };
    current = { ...globals, jest };
    await import(pathToFileURL(path).href);
  }

  override getSourceMaps(): typeof sourceMaps {
    return sourceMaps;
  }

  override getAllV8CoverageInfoCopy(): ReturnType<
    InstanceType<typeof Runtime>['getAllV8CoverageInfoCopy']
  > {
    return super.getAllV8CoverageInfoCopy().map((entry) => {
      const path = entry.result.url;
      const sourceMapPath = sourceMaps.get(pathToFileURL(path).href);
      if (sourceMapPath === undefined) return entry;
      const code = readFileSync(sourceMapPath.replace(/\.map$/, ''), 'utf8');
      const originalCode = readFileSync(path, 'utf8');
      return { ...entry, codeTransformResult: { code, originalCode, sourceMapPath } };
    });
  }
}
