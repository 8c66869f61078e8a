-- Reads a part of a topic's log: epoch, newest number, oldest id, and ids with their frames.
-- KEYS: as for appending
-- ARGV: the first number, how many entries, how many bytes
local meta = redis.call('HMGET', KEYS[2], 'e', 'n')
if not meta[1] then return {} end
local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)
local found, bytes, step = {}, 0, 4
local from, left, room = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
while left > 0 do
  local part = redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', math.min(step, left))
  for i = 1, #part do
    local frame = part[i][2][4]
    found[#found + 1] = part[i][1]
    found[#found + 1] = frame
    bytes = bytes + #frame
    left = left - 1
    if bytes >= room and #found >= 4 then left = 0 end
    if left <= 0 then break end
  end
  if #part < step then break end
  from = string.format('%.0f', tonumber(string.match(part[#part][1], '%d+')) + 1)
  if bytes * 4 < room then step = math.min(step * 2, 128) end
end
return {meta[1], meta[2], oldest[1] and oldest[1][1] or '', found}
