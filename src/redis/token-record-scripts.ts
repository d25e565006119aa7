/**
 * How long what is known of a contact's tokens is kept after the last change. Connect does not document how long it
 * honours a token. Callers repeat a request within minutes; a day covers a queue of retries that is worked off later, and
 * is what AWS documents for the tokens of other services.
 */
export const KEPT_MS = 86_400_000;

/** So many tokens of one contact are remembered. One with more counts as one of which nothing is known. */
export const MAX_TOKENS_OF_CONTACT = 64;

/**
 * What the scripts have in common. The key is a hash of one contact, with a field for each token: what its requests have
 * come to, as JSON. `from` and `ends`: from when until when one of them may be executed; `quiet`: when the last one that
 * may have been executed ended, or will have; `before`: what that was before those that run now; `runs`: how many run;
 * `lost`: whether one has ended without an outcome; `large`: until when Connect may be at work on such a one. All by
 * Redis's own clock.
 */
const COMMON = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local key, field = KEYS[1], ARGV[1]
local kind = redis.call('TYPE', key).ok
if kind ~= 'hash' and kind ~= 'none' then redis.call('DEL', key) end
local text = redis.call('HGET', key, field) or ''
local ok, record = pcall(cjson.decode, text)
if not ok or type(record) ~= 'table' then record = nil end
local isOpen = record and record.state == 'open' and type(record.runs) == 'number'
  and type(record.ends) == 'number' and type(record.quiet) == 'number'
local function keep()
  redis.call('HSET', key, field, cjson.encode(record))
  redis.call('PEXPIRE', key, ${KEPT_MS})
end
local function all() return { now, text, redis.call('HGETALL', key) } end
`;

/** Begins a request. Takes its target, and in how many milliseconds it is over. Returns what was known before. */
export const OPEN_SCRIPT = `${COMMON}
local ends = now + tonumber(ARGV[3])
if isOpen then
  -- What should be over and still runs has died.
  if now > record.ends then record.runs = 0 end
  if record.runs == 0 then record.before = record.quiet end
  record.runs = record.runs + 1
  record.ends = math.max(record.ends, ends)
  record.quiet = record.ends
  keep()
elseif text == '' and redis.call('HLEN', key) < ${MAX_TOKENS_OF_CONTACT} then
  record = {
    state = 'open', target = ARGV[2], from = now, ends = ends, quiet = ends, runs = 1, lost = false,
  }
  keep()
end
return all()
`;

/** Reads what is known of the contact's tokens. */
export const LOOK_SCRIPT = `${COMMON}
return all()
`;

/**
 * Ends a request. Takes its target, what it has come to, the new contact, how many milliseconds ago it began, which Redis
 * may have forgotten, and for how many more Connect may be at work on it.
 */
export const CLOSE_SCRIPT = `${COMMON}
local target, result, contact, since = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
if result == 'executed' then
  record = { state = 'executed', contact = contact }
  keep()
elseif isOpen or (result == 'open' and text == '') then
  if not isOpen then
    record = { state = 'open', target = target, from = now - since, ends = now, runs = 0, lost = false }
  end
  record.runs = math.max(0, record.runs - 1)
  if result == 'open' then
    record.lost = true
    record.before = nil
    record.large = math.max(tonumber(record.large) or 0, now + tonumber(ARGV[6]))
  end
  if result == 'not-executed' then record.lost, record.large = false, nil end
  -- A request that executed nothing makes it no later.
  if record.runs == 0 then record.quiet = record.before or now end
  if record.runs == 0 and not record.lost then redis.call('HDEL', key, field)
  elseif text ~= '' or redis.call('HLEN', key) < ${MAX_TOKENS_OF_CONTACT} then keep() end
end
return all()
`;
