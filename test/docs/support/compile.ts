import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * What the compiler reports of some TypeScript files, of which the repository has none or others.
 *
 * @param changes to the options of the repository.
 */
export function compile(
  files: ReadonlyMap<string, string>,
  changes: ts.CompilerOptions = {},
): string[] {
  const byPath = new Map([...files].map(([path, text]) => [`${ROOT}${path}`, text]));
  const config: unknown = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ).config;
  const { options: own } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const options = { ...own, ...changes };
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.readFile = (path) => byPath.get(path) ?? disk.readFile(path);
  host.fileExists = (path) => byPath.has(path) || disk.fileExists(path);
  // The folders of new files do not exist, either.
  delete host.directoryExists;
  const roots = [...byPath.keys()].filter((path) => path.endsWith('.ts'));
  const program = ts.createProgram(roots, options, host);
  return roots
    .map((path) => program.getSourceFile(path))
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map((diagnostic) => ts.formatDiagnostic(diagnostic, host));
}
