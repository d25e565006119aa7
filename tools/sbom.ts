import { runtimeSbom } from './runtime-sbom.ts';

// A reader such as `head` closes the pipe once it has enough: that is its choice, and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(runtimeSbom());
