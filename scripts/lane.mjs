// Runs lanes of tests by name, one after the other: `npm run lane walks looks`. A green run writes its row to
// tests/green.json if all changes are committed. `seeds` runs the property tests with a random seed, and has no row.
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesByLane, filesOf, LANES, recordGreen } from './lane-list.mjs'
import { exitWith, root, say } from './setup.mjs'
import { IN_BROWSERS, startRun, UNIT_PROJECTS, WITHOUT_BROWSER } from './test-run.mjs'

const NEEDS_BROWSER = /^tests\/(?:browser|e2e)\//

/** Runs a lane that is not `seeds`. @returns whether it is green */
async function runLane(name) {
  const { checks = [], programs = [], needsBuild = false, isInstalled } = LANES[name]
  if (isInstalled?.() === false) exitWith(`The lane ${name} holds ${LANES[name].about}.`)
  const files = filesOf(name)
  const inBrowsers = files.filter((file) => NEEDS_BROWSER.test(file))
  const others = files.filter((file) => !NEEDS_BROWSER.test(file))
  const browsers = inBrowsers.length > 0 ? ['chromium', 'firefox'] : []
  const screen = inBrowsers.length > 0 && process.platform === 'linux' ? ['Xvfb', 'xdotool'] : []
  say(`\n═ ${name}: ${LANES[name].about}`)
  const run = await startRun(name, [...browsers, ...screen, ...programs])
  const builds = [
    { name: 'build for Chromium', script: 'build', minutes: 8 },
    { name: 'build for Firefox', script: 'build:firefox', minutes: 8 },
  ]
  await run.run(needsBuild ? [...builds, ...checks] : checks)
  if (others.length > 0)
    await run.run([
      { name: 'without a browser', vitest: name === 'bulk' ? ['bulk'] : WITHOUT_BROWSER, files: others, minutes: 60 },
    ])
  if (inBrowsers.length > 0)
    await run.run([{ name: 'in browsers', vitest: IN_BROWSERS, files: inBrowsers, minutes: 60 }])
  const { isGreen, tests, seconds } = run.end()
  if (isGreen && !recordGreen(name, { seconds, tests }))
    say('No row was written: commit the changes, and run the lane again.')
  return isGreen
}

async function runSeeds() {
  const seed = process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31))
  const files = filesByLane()
    .map(({ file }) => file)
    .filter((file) => !NEEDS_BROWSER.test(file) && readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"))
  const run = await startRun('seeds', [], { PROPERTY_SEED: seed })
  await run.run([{ name: `properties, seed ${seed}`, vitest: UNIT_PROJECTS, files, minutes: 20 }])
  const { isGreen } = run.end()
  say(`Repeat with: PROPERTY_SEED=${seed} npm run lane seeds`)
  return isGreen
}

const names = process.argv.slice(2)
const unknown = names.find((name) => name !== 'seeds' && !(name in LANES))
if (names.length === 0 || unknown !== undefined) {
  say(
    Object.entries(LANES)
      .map(([name, { about }]) => `${name.padEnd(9)}${about}`)
      .join('\n'),
  )
  say('seeds    the property tests with a random seed')
  exitWith(unknown === undefined ? 'Name one or more lanes.' : `There is no lane ${unknown}.`)
}
let allGreen = true
for (const name of names) {
  const isGreen = name === 'seeds' ? await runSeeds() : await runLane(name)
  allGreen &&= isGreen
}
process.exitCode = allGreen ? 0 : 1
