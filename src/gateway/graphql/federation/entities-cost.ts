import { parseConnectArn } from '../../../connect/connect-arn.ts';
import type {
  RequestedField,
  FieldCost,
  Load,
  ReturnedObjects,
} from '../../../graphql-kit/cost/upstream-cost.ts';
import { ENTITIES } from './entities.ts';
import { MAX_REPRESENTATIONS } from './resolve-entities.ts';

/** The max cost of entities. Entities of the same type and instance are read together. */
export function costOfEntities({ args, terms }: RequestedField): FieldCost {
  const given = args['representations'];
  const representations = Array.isArray(given) ? (given as readonly unknown[]) : [];
  // A request with more is rejected.
  const known = representations.slice(0, MAX_REPRESENTATIONS).flatMap((value) => {
    const {
      __typename: type,
      instanceId,
      arn,
    } = (value ?? {}) as Readonly<Record<string, unknown>>;
    const entity = typeof type === 'string' ? ENTITIES.get(type) : undefined;
    if (typeof type !== 'string' || entity === undefined) return [];
    const ofArn = typeof arn === 'string' ? parseConnectArn(arn)?.instanceId : undefined;
    const instance = ofArn ?? instanceId ?? terms.defaultInstanceId;
    return [{ type, loader: entity.loader, instance }];
  });
  const byType = Map.groupBy(known, ({ type }) => type);
  const byBatch = Map.groupBy(known, ({ type, instance }) => JSON.stringify([type, instance]));
  return {
    loads: [...byBatch.values()].flatMap((each): Load[] =>
      each.slice(0, 1).map(({ loader }) => ({ loader, keys: each.length })),
    ),
    returns: [...byType].flatMap(([type, each]): ReturnedObjects[] =>
      each.slice(0, 1).map(({ loader }) => ({ type, entries: each.length, from: loader })),
    ),
  };
}
