/** More than the cost of any call: taking this many tokens empties the bucket. */
export const DRAIN = 1_000_000_000_000;

/** How long a reserved token is kept after its due time. */
const GRACE_MS = 250;

/**
 * A token bucket, kept as a hash of its tokens and when they were counted, by Redis's own clock.
 *
 * - Keys: the bucket, and the time when all buckets were empty.
 * - Arguments: the tokens to take; the number of the gateway that takes them; the size of the bucket; the milliseconds
 *   in which an empty bucket refills. Tokens are whole numbers: thousandths of calls.
 * - Reply: 1 if the tokens were taken, or else 0; the tokens left, without those reserved for others; the milliseconds
 *   until there are enough, 0 if they were taken.
 *
 * Rules:
 *
 * - A gateway that gets no tokens has them reserved for the time in the reply, and has to retry then. Waiting gateways
 *   are served in order of arrival: otherwise the one nearest to Redis would get all tokens.
 * - A negative number of tokens is a refund.
 * - A cost above the size of the bucket is taken when the bucket is full, and leaves a debt.
 * - All buckets count as empty at the time of the second key: this Redis may not know of tokens that were spent before
 *   it. A Redis without that key has lost its data, so the time is now.
 * - A value of another type, or one that is not a number, is replaced.
 */
export const TOKEN_BUCKET_SCRIPT = `
local cost, taker, size, fillMs = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local perMicrosecond = size / (fillMs * 1000)
local function millisecondsFor(tokens) return math.ceil(tokens / perMicrosecond / 1000) end

local emptyAt = redis.pcall('GET', KEYS[2])
emptyAt = type(emptyAt) == 'string' and tonumber(emptyAt) or nil
if not emptyAt or emptyAt > now then
  emptyAt = now
  redis.call('SET', KEYS[2], string.format('%.0f', now), 'PX', 86400000)
end

local hash, reserved = redis.pcall('HGETALL', KEYS[1]), {}
if hash.err then redis.call('DEL', KEYS[1]) hash = {} end
local tokens, at
for index = 1, #hash, 2 do
  local name, value = hash[index], hash[index + 1]
  if name == 'tokens' then tokens = tonumber(value)
  elseif name == 'at' then at = tonumber(value)
  else
    local since, due, ends = string.match(value, '^(%d+) (%d+) (%d+)$')
    if ends and tonumber(ends) > now then
      reserved[name] = { since = tonumber(since), due = tonumber(due) }
    else
      redis.call('HDEL', KEYS[1], name)
    end
  end
end

if not (tokens and at and tokens > -${DRAIN} and at > 0) then tokens, at = 0, emptyAt end
if at > now then at = now end
local function refill(untilThen)
  tokens = math.min(size, tokens + (untilThen - at) * perMicrosecond)
  at = untilThen
end
if at < emptyAt then
  refill(emptyAt)
  tokens = math.min(tokens, 0)
end
refill(now)

local due, wait = math.min(cost, size), 0
local since = reserved[taker] and reserved[taker].since or now
local before, others = 0, 0
for name, reservation in pairs(reserved) do
  if name ~= taker then
    others = others + reservation.due
    if reservation.since < since then before = before + reservation.due end
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
  wait = math.max(1, millisecondsFor(due + before - tokens))
  local ends = now + (wait + ${GRACE_MS}) * 1000
  redis.call('HSET', KEYS[1], taker, string.format('%.0f %.0f %.0f', since, due, ends))
end

redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', tokens), 'at', string.format('%.0f', at))
redis.call('PEXPIRE', KEYS[1], math.max(wait, millisecondsFor(size - tokens)) + 1000)
if wait > 0 then return { 0, math.floor(tokens - before), wait } end
return { 1, math.max(0, math.min(size, math.floor(tokens - others))), 0 }
`;
