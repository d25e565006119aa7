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
 * requests, as JSON. `from` and `ends`: the time in which one of them may be executed; `runs`: for each that runs, by its id,
 * when it will have ended; `lost`: whether one has ended without an outcome; `quiet`: when the last such request ended;
 * `large`: until when Connect may still execute one. All times are by Redis's own clock.
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
local isOpen = record and record.state == 'open' and type(record.runs) == 'table' and type(record.ends) == 'number'
local function lose(endedAt)
  record.lost, record.quiet = true, math.max(tonumber(record.quiet) or 0, endedAt)
end
-- A request that still runs after its end has crashed. Others that run meanwhile do not prolong it.
if isOpen then
  for run, ends in pairs(record.runs) do
    if not (type(ends) == 'number' and ends > now) then
      record.runs[run] = nil
      lose(tonumber(ends) or now)
    end
  end
end
local function keep()
  redis.call('HSET', key, field, cjson.encode(record))
  redis.call('PEXPIRE', key, ${KEPT_MS})
end
local function all() return { now, text, redis.call('HGETALL', key) } end
`;

/**
 * Opens a request. Arguments: its target, its id, and the milliseconds until it ends. Returns the records before the change.
 */
export const OPEN_SCRIPT = `${COMMON}
local run, ends = ARGV[3], now + tonumber(ARGV[4])
if isOpen then
  record.runs[run] = ends
  record.ends = math.max(record.ends, ends)
  keep()
elseif text == '' and redis.call('HLEN', key) < ${MAX_TOKENS_OF_CONTACT} then
  record = { state = 'open', target = ARGV[2], from = now, ends = ends, runs = { [run] = ends }, lost = false }
  keep()
end
return all()
`;

/** Reads the records of the contact's tokens. */
export const LOOK_SCRIPT = `${COMMON}
return all()
`;

/**
 * Closes a request. Arguments: its target, its id, its result, the new contact, how many milliseconds ago it began (in case
 * Redis has lost the record), and for how many more Connect may still execute it.
 */
export const CLOSE_SCRIPT = `${COMMON}
local target, run, result, contact, since = ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6])
if result == 'executed' then
  record = { state = 'executed', contact = contact }
  keep()
elseif isOpen or (result == 'open' and text == '') then
  if not isOpen then
    record = { state = 'open', target = target, from = now - since, ends = now, runs = {}, lost = false }
  end
  -- A request that executed nothing leaves nothing behind.
  record.runs[run] = nil
  if result == 'open' then
    lose(now)
    record.large = math.max(tonumber(record.large) or 0, now + tonumber(ARGV[7]))
  elseif result == 'not-executed' then
    record.lost, record.quiet, record.large = false, nil, nil
  end
  if not next(record.runs) and not record.lost then redis.call('HDEL', key, field)
  elseif text ~= '' or redis.call('HLEN', key) < ${MAX_TOKENS_OF_CONTACT} then keep() end
end
return all()
`;
