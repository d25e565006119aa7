import type * as monaco from 'monaco-editor';

declare global {
  interface Window {
    MonacoEnvironment?: monaco.Environment;
  }
}

/** Sets where the editor loads its workers from: beside this script, so from no other host. */
window.MonacoEnvironment = {
  getWorker(_id, label) {
    const file = WORKER_FILES[label === 'json' || label === 'graphql' ? label : 'editor'];
    return new Worker(new URL(file, import.meta.url), { type: 'module' });
  },
};
