/** The bundler takes style sheets along. */
declare module '*.css';

/** The file names of the workers, which the bundler puts here: they carry a hash of their content. */
declare const WORKER_FILES: Readonly<Record<'editor' | 'graphql' | 'json', string>>;

/** What starts a worker of the editor; the editor's own types leave it out. */
declare module 'monaco-editor/esm/vs/editor/editor.worker.js' {
  import type { worker } from 'monaco-editor';
  import type { ICreateData } from 'monaco-graphql/esm/typings/index.js';

  export function initialize(
    create: (context: worker.IWorkerContext, data: ICreateData) => object,
  ): void;
}
