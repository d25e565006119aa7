import { version, versionInfo } from 'graphql';
import { isSafeGraphql, SAFE_GRAPHQL } from './safe-graphql.ts';

// The first import of a process, so that it comes before all that works with GraphQL.
if (!isSafeGraphql(versionInfo)) {
  process.stderr.write(
    `The package graphql is of version ${version}, which is not safe here: ${SAFE_GRAPHQL} or later is needed. Install what package-lock.json has, by npm ci. Nothing was started.\n`,
  );
  process.exit(1);
}
