-- Appends frames to a topic's log and publishes each with its place there, all or none.
-- KEYS: the stream; a hash: e(poch), n(umber of the newest), b(ytes kept), x (when it was tidied up)
-- ARGV: channel, command to publish, name of a new epoch, most entries, entries to keep,
--       most bytes, bytes to keep, age in ms, frames
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local meta = redis.call('HMGET', KEYS[2], 'e', 'n', 'b', 'x')
local epoch, newest, bytes, tidied = meta[1], tonumber(meta[2]), tonumber(meta[3]), tonumber(meta[4])
local length = redis.call('XLEN', KEYS[1])
if not epoch then
  if length > 0 then redis.call('DEL', KEYS[1]) end
  epoch, newest, length, tidied = ARGV[3], 0, 0, 0
end
if length == 0 then bytes, tidied = 0, 0 end

local last = newest
for i = 9, #ARGV do
  last = last + 1
  bytes = bytes + #ARGV[i]
end
length = length + last - newest

local age = tonumber(ARGV[8])
local isDue = math.abs(now - tidied) * 8 > age
redis.call('HSET', KEYS[2], 'e', epoch, 'n', string.format('%.0f', last), 'b', bytes, 'x', isDue and now or tidied)
for i = 9, #ARGV do
  local number = string.format('%.0f', newest + i - 8)
  redis.call('XADD', KEYS[1], number .. '-0', 't', now, 'f', ARGV[i])
  redis.call(ARGV[2], ARGV[1], '{"at":"' .. epoch .. '.' .. number .. '",' .. string.sub(ARGV[i], 2))
end

if isDue then
  redis.call('PEXPIRE', KEYS[1], age + math.floor(age / 8))
  redis.call('PEXPIRE', KEYS[2], age + 604800000)
end
if isDue or length > tonumber(ARGV[4]) or bytes > tonumber(ARGV[6]) then
  local most, mostBytes = tonumber(ARGV[5]), tonumber(ARGV[7])
  local before, isOver = length, false
  while not isOver and before - length < 1024 do
    local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 16)
    local gone = length
    isOver = #oldest == 0
    for i = 1, #oldest do
      local entry = oldest[i][2]
      isOver = not (length > most or (bytes > mostBytes and length > 1) or now - entry[2] > age)
      if isOver then break end
      length = length - 1
      bytes = bytes - #entry[4]
    end
    if length < gone then redis.call('XTRIM', KEYS[1], 'MAXLEN', length) end
  end
  redis.call('HSET', KEYS[2], 'b', bytes, 'x', isOver and (isDue and now or tidied) or 0)
end
return redis.status_reply('OK')
