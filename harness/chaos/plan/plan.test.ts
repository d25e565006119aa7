import { describe, expect, test } from '@jest/globals';
import { drawPlan, drawSkews, GATEWAYS, type Plan } from './plan.ts';

const SCHEDULES = 500;

const plansOf = (seed: number, share = false): Plan[] =>
  Array.from({ length: SCHEDULES }, (_, index) => drawPlan(seed, index, share));

/** The tokens that callers ask with for one target. */
const tokensOf = ({ callers }: Plan): Set<string>[] =>
  [...Map.groupBy(callers, ({ queueId }) => queueId).values()].map(
    (same) => new Set(same.map(({ token }) => token)),
  );

const isOfTwins = (plan: Plan): boolean => tokensOf(plan).some(({ size }) => size > 1);

const gatewaysOf = ({ callers }: Plan): Set<string> =>
  new Set(callers.flatMap(({ tries }) => tries.map(({ gateway }) => gateway)));

describe('the plans of a run', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(plansOf(1)).toStrictEqual(plansOf(1));
    expect(plansOf(1)).not.toStrictEqual(plansOf(2));
  });

  test('have two tokens for one target, transfers of others, kills, and advances of the clock among them', () => {
    const plans = plansOf(1);

    expect(plans.filter(isOfTwins).length).toBeGreaterThan(SCHEDULES / 10);
    expect(plans.filter(({ foreign }) => foreign?.atMs === 0).length).toBeGreaterThan(3);
    expect(plans.filter(({ foreign }) => Number(foreign?.atMs) > 0).length).toBeGreaterThan(3);
    expect(plans.filter(({ kill }) => kill !== undefined).length).toBeGreaterThan(3);
    expect(plans.filter(({ advance }) => advance !== undefined).length).toBeGreaterThan(10);
  });

  test('let two tokens meet at one gateway, unless gateways share what they know', () => {
    const twins = (share: boolean): Plan[] => plansOf(1, share).filter(isOfTwins);

    expect(twins(false).filter((plan) => gatewaysOf(plan).size > 1)).toStrictEqual([]);
    expect(twins(true).filter((plan) => gatewaysOf(plan).size > 1).length).toBeGreaterThan(50);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'of seed %i have one gateway whose clock is behind, and one whose clock is ahead',
    (seed) => {
      const skews = drawSkews(seed);
      const ahead = GATEWAYS.filter((gateway) => skews[gateway] >= 1_000);
      const behind = GATEWAYS.filter((gateway) => skews[gateway] <= -1_000);

      expect([...ahead, ...behind].sort()).toStrictEqual(['A', 'B']);
      for (const gateway of GATEWAYS) expect(Math.abs(skews[gateway])).toBeLessThanOrEqual(240_000);
      expect(drawPlan(seed, 7).skewMs).toStrictEqual(skews);
    },
  );
});
