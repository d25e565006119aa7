import { readConfig } from '../../../src/config/config.ts';
import { startWorld, type World } from '../../support/world.ts';

/**
 * A world whose gateway has the documented defaults, but for some variables. It runs in this process, which is much faster
 * than one of its own.
 */
export async function startDefaultWorld(
  variables: Readonly<Record<string, string>> = {},
): Promise<World> {
  const auditLog = { append: () => Promise.resolve() };
  return startWorld({ gateway: { ...readConfig({ PORT: '0', ...variables }), auditLog } });
}
