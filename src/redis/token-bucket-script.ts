/** More tokens than any price: to take so many is to take what there is. */
export const DRAIN = 1_000_000_000_000;

/** How long after its time a token is kept for the gateway that it was promised to. */
const GRACE_MS = 250;

/**
 * A token bucket, kept as a hash of what it held and when, by Redis's own clock. RateLimiterRedis calls this with its
 * key and four numbers, of which two are given another meaning: the tokens to take; **who takes them**, a number, where
 * its documentation has a duration; the bucket's size; and the time in which an empty bucket becomes full, **in
 * milliseconds**, where its documentation has seconds. Tokens are whole numbers: thousandths of calls.
 *
 * It returns what has been taken out of the bucket, and the milliseconds until there is enough. More taken out than the
 * bucket's size means that it was refused, and that nothing was taken: it is what would have been. Tokens that others
 * were promised count as taken out.
 *
 * - Who is refused is promised a token at the time that he is told, and has to ask for it then. Those who wait get
 *   theirs in the order in which they came: otherwise the one nearest to Redis would get all.
 * - Negative tokens are put back.
 * - A price above the bucket's size is paid when it is full, and leaves a debt.
 * - All buckets count as empty at the moment that the key in front of the last colon holds: of what was spent before it,
 *   this Redis may know nothing. A Redis without such a moment has forgotten everything, so it is now.
 * - What is no hash of numbers is begun anew.
 */
export const TOKEN_BUCKET_SCRIPT = `
local cost, taker, size, fullIn = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local perMicrosecond = size / (fullIn * 1000)
local function millisecondsFor(tokens) return math.ceil(tokens / perMicrosecond / 1000) end

local momentKey = string.match(KEYS[1], '^(.*):')
local moment = redis.pcall('GET', momentKey)
moment = type(moment) == 'string' and tonumber(moment) or nil
if not moment or moment > now then
  moment = now
  redis.call('SET', momentKey, string.format('%.0f', now), 'PX', 86400000)
end

local hash, promises = redis.pcall('HGETALL', KEYS[1]), {}
if hash.err then redis.call('DEL', KEYS[1]) hash = {} end
local tokens, at
for index = 1, #hash, 2 do
  local name, value = hash[index], hash[index + 1]
  if name == 'tokens' then tokens = tonumber(value)
  elseif name == 'at' then at = tonumber(value)
  else
    local since, due, ends = string.match(value, '^(%d+) (%d+) (%d+)$')
    if ends and tonumber(ends) > now then
      promises[name] = { since = tonumber(since), due = tonumber(due) }
    else
      redis.call('HDEL', KEYS[1], name)
    end
  end
end

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

local due, wait = math.min(cost, size), 0
local since = promises[taker] and promises[taker].since or now
local before, others = 0, 0
for name, promise in pairs(promises) do
  if name ~= taker then
    others = others + promise.due
    if promise.since < since then before = before + promise.due end
  end
end
if cost >= ${DRAIN} then
  tokens = math.min(tokens, 0)
elseif cost < 0 then
  tokens = math.min(size, tokens - cost)
elseif tokens >= due + before then
  tokens = tokens - cost
  redis.call('HDEL', KEYS[1], taker)
else
  wait = millisecondsFor(due + before - tokens)
  local ends = now + (wait + ${GRACE_MS}) * 1000
  redis.call('HSET', KEYS[1], taker, string.format('%.0f %.0f %.0f', since, due, ends))
end

redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', tokens), 'at', string.format('%.0f', at))
redis.call('PEXPIRE', KEYS[1], math.max(wait, millisecondsFor(size - tokens)) + 1000)
if wait > 0 then return { math.ceil(size - tokens + due + before), wait } end
return { math.max(0, math.min(size, math.ceil(size - tokens + others))), 0 }
`;
