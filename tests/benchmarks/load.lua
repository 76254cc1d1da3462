-- Sends the requests of a file in turn and prints what wrk measured as one line of JSON.
-- Each line of the file: path, tab, then names and values of headers, each followed by a tab.

local requests = {}
local place = 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local parts = {}
    for part in line:gmatch("([^\t]*)\t") do
      parts[#parts + 1] = part
    end
    local headers = {}
    for index = 2, #parts - 1, 2 do
      headers[parts[index]] = parts[index + 1]
    end
    requests[#requests + 1] = wrk.format("GET", parts[1], headers)
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency, _)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '\n{"requests": %d, "failed": %d, "seconds": %f, "p50": %f, "p99": %f}\n',
    summary.requests, failed, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
  ))
end
