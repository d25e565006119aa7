/** How long a token is remembered after the last change. */
const KEPT_MS = 86_400_000;

/**
 * What the scripts have in common. The key is a hash for one token, by Redis's own clock.
 *
 * - `input`: the digest of the input that the token was used with.
 * - `owner` and `ends`: the request that has claimed the token, and until when.
 * - `quiet` and `large`: when the latest request with an unknown outcome ended, and until when Connect may process such a
 *   request, or delay showing its outcome. Absent if there is none.
 * - `result`: the encrypted result, once a request was executed. Then the hash has only that and `input`.
 */
const COMMON = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local key, owner, input = KEYS[1], ARGV[1], ARGV[2]
local record, fields = {}, redis.pcall('HGETALL', key)
for index = 1, #fields, 2 do record[fields[index]] = fields[index + 1] end
if fields.err or not record.input then
  redis.call('DEL', key)
  record = {}
end
local function number(field) return tonumber(record[field]) end
local function text(value) return string.format('%.0f', value) end
local function keep(...)
  redis.call('HSET', key, 'input', input, ...)
  redis.call('PEXPIRE', key, ${KEPT_MS})
end
local function keepOpen(quiet, large)
  record.quiet = text(math.max(quiet, number('quiet') or 0))
  record.large = text(math.max(large, number('large') or 0))
  keep('quiet', record.quiet, 'large', record.large)
end
`;

/**
 * Claims a token. Arguments: the request, its input, the milliseconds until it has ended, and for how many more Connect
 * may process it, or delay showing its outcome. Returns what is known of earlier requests: a state, and its details.
 */
export const CLAIM_SCRIPT = `${COMMON}
if record.input and record.input ~= input then return { 'conflict' } end
if record.result then return { 'executed', record.result, redis.call('PTTL', key) } end
if record.owner and record.owner ~= owner then
  local ends = number('ends') or now
  if ends > now then return { 'running', ends - now } end
  -- Its gateway has crashed, or could not report its end.
  keepOpen(ends, ends + tonumber(ARGV[4]))
end
keep('owner', owner, 'ends', text(now + tonumber(ARGV[3])))
if not record.quiet then return { 'none' } end
local quiet, large = number('quiet') or now, number('large') or now
return { 'open', math.max(0, now - quiet), math.max(0, large - now) }
`;

/**
 * Ends a request. Arguments: the request, its input, how it ended, the encrypted result, and for how many milliseconds
 * Connect may still process it. A request that no longer has the claim proves nothing about the one that has it.
 */
export const END_SCRIPT = `${COMMON}
local state = ARGV[3]
local isMine = record.owner == owner
local isSameInput = not record.input or record.input == input
if state == 'executed' then
  if isSameInput then
    redis.call('DEL', key)
    keep('result', ARGV[4])
  end
elseif state == 'open' then
  if isSameInput and not record.result then
    keepOpen(now, now + tonumber(ARGV[5]))
    if isMine then redis.call('HDEL', key, 'owner', 'ends') end
  end
elseif isMine then
  if state == 'unchanged' and record.quiet then redis.call('HDEL', key, 'owner', 'ends')
  else redis.call('DEL', key) end
end
return 1
`;
