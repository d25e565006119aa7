import { readConfig } from '../../../src/config/config.ts';
import { startWorld, type World } from '../../support/world.ts';

/** A world whose gateway has the documented defaults. It runs in this process, which is much faster than one of its own. */
export async function startDefaultWorld(): Promise<World> {
  const auditLog = { append: () => Promise.resolve() };
  return startWorld({ gateway: { ...readConfig({ PORT: '0' }), auditLog } });
}
