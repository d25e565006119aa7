import type * as monaco from 'monaco-editor';

declare global {
  interface Window {
    MonacoEnvironment?: monaco.Environment;
  }
}

/** Tells the editor where its workers are: beside this script, so that no other host is asked for them. */
window.MonacoEnvironment = {
  getWorker(_id, label) {
    const file = WORKER_FILES[label === 'json' || label === 'graphql' ? label : 'editor'];
    return new Worker(new URL(file, import.meta.url), { type: 'module' });
  },
};
