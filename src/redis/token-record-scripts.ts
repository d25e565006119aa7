/**
 * How long the records of a contact's tokens are kept after the last change. Connect does not document how long it
 * honours a token. Callers retry a request within minutes; a day also covers a retry queue that is processed later, and
 * is what AWS documents for the tokens of other services.
 */
export const KEPT_MS = 86_400_000;

/** The max number of remembered tokens of one contact. A contact with more counts as one without any records. */
export const MAX_TOKENS_OF_CONTACT = 64;

/**
 * What the scripts have in common. The key is a hash for one contact, with a field for each token: the state of its
 * requests, as JSON. `from` and `ends`: the time in which one of them may be executed; `quiet`: when the last request
 * that may have been executed ended, or will have ended; `before`: the value of `quiet` before the requests that run
 * now; `runs`: how many run; `lost`: whether one has ended without an outcome; `large`: until when Connect may still
 * execute such a request. All times are by Redis's own clock.
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

/**
 * Opens a request. Arguments: its target, and the milliseconds until it ends. Returns the records before the change.
 */
export const OPEN_SCRIPT = `${COMMON}
local ends = now + tonumber(ARGV[3])
if isOpen then
  -- A request that still runs after its end has crashed.
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

/** Reads the records of the contact's tokens. */
export const LOOK_SCRIPT = `${COMMON}
return all()
`;

/**
 * Closes a request. Arguments: its target, its result, the new contact, how many milliseconds ago it began (in case
 * Redis has lost the record), and for how many more Connect may still execute it.
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
  -- A request that executed nothing does not postpone it.
  if record.runs == 0 then record.quiet = record.before or now end
  if record.runs == 0 and not record.lost then redis.call('HDEL', key, field)
  elseif text ~= '' or redis.call('HLEN', key) < ${MAX_TOKENS_OF_CONTACT} then keep() end
end
return all()
`;
