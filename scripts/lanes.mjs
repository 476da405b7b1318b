// Prints the state of each lane, and runs those whose inputs changed since their last green run, each by
// `npm run lane NAME`. `--list` only prints; `--minutes N` starts no further lane after N minutes.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { laneLine, laneStates } from './lane-list.mjs'
import { npm, root, say } from './setup.mjs'

const { values } = parseArgs({ options: { list: { type: 'boolean' }, minutes: { type: 'string' } } })
const states = laneStates()
for (const { name, row, isStale, isInstalled, about } of states) {
  const green = row ? `green at ${row.commit.slice(0, 9)}, ${row.tests} tests, ${row.seconds} s` : 'never green'
  const state = isStale ? `${isInstalled ? 'to run' : 'not installed'} (${green})` : green
  say(`${name.padEnd(9)}${state}\n         ${about}`)
}
if (!values.list) {
  const end = Date.now() + Number(values.minutes ?? Infinity) * 60_000
  const red = []
  const shortestFirst = states
    .filter(({ isStale, isInstalled }) => isStale && isInstalled)
    .sort((a, b) => (a.row?.seconds ?? Infinity) - (b.row?.seconds ?? Infinity))
  for (const { name } of shortestFirst) {
    if (Date.now() > end) {
      say(`No time is left for the lane ${name}.`)
      continue
    }
    const { status } = spawnSync(npm(), ['run', '--silent', 'lane', name], { cwd: root, stdio: 'inherit' })
    if (status !== 0) red.push(name)
  }
  say(`\n${laneLine()}`)
  if (red.length > 0) say(`Red: ${red.join(', ')}`)
  process.exitCode = red.length > 0 ? 1 : 0
}
