import { runtimeSbom } from './runtime-sbom.ts';

process.stdout.write(runtimeSbom());
