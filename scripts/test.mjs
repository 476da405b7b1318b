// `npm test` installs missing programs, then runs the checks that protect users from a change. Each step has a time
// limit, and its time is printed. `npm run lanes` runs the rest.
import { laneLine } from './lane-list.mjs'
import { say } from './setup.mjs'
import { IN_BROWSERS, startRun, WITHOUT_BROWSER } from './test-run.mjs'

if (process.argv.length > 2) {
  say('npm test: what protects users from a change. npm run lanes: the rest. npm run lane NAME: one lane.')
  process.exit(process.argv.includes('--help') ? 0 : 2)
}

/** Commands take one core each, so both columns run at a time. The step "types" writes types that later steps read. */
const checks = [
  [
    // The compiler in Go takes a third of the time; the lane `release` asks the released one.
    { name: 'types', script: 'typecheck:quick', minutes: 8 },
    { name: 'lint', script: 'lint', minutes: 12 },
    { name: 'rules of the house', script: 'house', minutes: 4 },
    { name: 'bundled dossier', script: 'dossier', args: ['--', 'check', '--no-engine'], minutes: 4 },
  ],
  [
    { name: 'build for Chromium', script: 'build', minutes: 8 },
    { name: 'build for Firefox', script: 'build:firefox', minutes: 8 },
    { name: 'sizes', script: 'size', minutes: 2 },
  ],
]
/** A Vitest step takes both cores. */
const tests = [
  { name: 'without a browser', vitest: WITHOUT_BROWSER, minutes: 60 },
  { name: 'in browsers', vitest: IN_BROWSERS, minutes: 60 },
]

const run = await startRun('quick', ['chromium', 'firefox'])
await Promise.all(checks.map((column) => run.run(column)))
await run.run(tests)
const { isGreen } = run.end()
say(laneLine())
process.exitCode = isGreen ? 0 : 1
