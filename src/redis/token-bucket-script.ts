/** More tokens than any price: to take so many is to take what there is. */
export const DRAIN = 1_000_000_000_000;

/**
 * A token bucket, kept as a hash of what it held and when, by Redis's own clock. RateLimiterRedis calls this with its
 * key, and the tokens to take, a duration, the bucket's size, and a duration again: that in which an empty bucket becomes
 * full, **in milliseconds**, where its documentation has seconds. Tokens are whole numbers: thousandths of calls.
 *
 * It returns what has been taken out of the bucket, and the milliseconds until there is enough. More taken out than the
 * bucket's size means that it was refused, and that nothing was taken: it is what would have been.
 *
 * - Negative tokens are put back.
 * - A price above the bucket's size is paid when it is full, and leaves a debt.
 * - All buckets count as empty at the moment that the key in front of the last colon holds: of what was spent before it,
 *   this Redis may know nothing. A Redis without such a moment has forgotten everything, so it is now.
 * - What is no hash of numbers is begun anew.
 */
export const TOKEN_BUCKET_SCRIPT = `
local cost, size, fullIn = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local perMicrosecond = size / (fullIn * 1000)

local momentKey = string.match(KEYS[1], '^(.*):')
local moment = redis.pcall('GET', momentKey)
moment = type(moment) == 'string' and tonumber(moment) or nil
if not moment or moment > now then
  moment = now
  redis.call('SET', momentKey, string.format('%.0f', now), 'PX', 86400000)
end

local kept = redis.pcall('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(kept[1]), tonumber(kept[2])
if kept.err then redis.call('DEL', KEYS[1]) end
if not (tokens and at and tokens > -${DRAIN} and at > 0) then tokens, at = 0, moment end
if at > now then at = now end
local function refill(untilThen)
  tokens = math.min(size, tokens + (untilThen - at) * perMicrosecond)
  at = untilThen
end
if at < moment then
  refill(moment)
  tokens = math.min(tokens, 0)
end
refill(now)

local due = math.min(cost, size)
local refused = false
if cost >= ${DRAIN} then
  tokens = math.min(tokens, 0)
elseif cost < 0 then
  tokens = math.min(size, tokens - cost)
elseif tokens >= due then
  tokens = tokens - cost
else
  refused = true
end

redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', tokens), 'at', string.format('%.0f', at))
redis.call('PEXPIRE', KEYS[1], math.ceil((size - tokens) / perMicrosecond / 1000) + 1000)
if refused then
  return { math.ceil(size - tokens + due), math.ceil((due - tokens) / perMicrosecond / 1000) }
end
return { math.min(size, math.ceil(size - tokens)), 0 }
`;
