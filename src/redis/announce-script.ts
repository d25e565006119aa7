/** Who has said nothing for so long is lost: it has no connection to Redis, and spends on its own; or it has crashed. */
const LOST_AFTER_MS = 3_500;

/** Who is lost for so long counts no more. */
const FORGOTTEN_AFTER_MS = 30_000;

/** How long the keys outlive the last gateway. */
const KEPT_MS = 86_400_000;

/**
 * A gateway shows itself, by Redis's own clock. Takes the keys of the gateways and of the moment when all buckets were
 * empty; the gateway's id; and 1 if that moment is now, since the gateway has just been spending on its own.
 *
 * Returns how many gateways are there, and how many count, lost ones included. What has another type is begun anew.
 */
export const ANNOUNCE_SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local kind = redis.call('TYPE', KEYS[1]).ok
if kind ~= 'zset' and kind ~= 'none' then redis.call('DEL', KEYS[1]) end
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ${FORGOTTEN_AFTER_MS})
redis.call('PEXPIRE', KEYS[1], ${KEPT_MS})

if ARGV[2] == '1' or redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('SET', KEYS[2], string.format('%.0f', time[1] * 1000000 + time[2]))
end
redis.call('PEXPIRE', KEYS[2], ${KEPT_MS})

return { redis.call('ZCOUNT', KEYS[1], now - ${LOST_AFTER_MS}, '+inf'), redis.call('ZCARD', KEYS[1]) }
`;
