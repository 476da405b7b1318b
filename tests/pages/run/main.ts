/**
 * `npm run fixtures`: builds, opens each page of `tests/pages` in Chromium with the extension, and prints one line for
 * each page on whether it meets its expectation. `-- --firefox` uses Firefox; `-- --no-build` uses the existing build;
 * names of pages select pages.
 */
import { execFileSync } from 'node:child_process'
import { Refusal } from '@/tools/shared/command'
import { checkFixture } from './check-fixture'
import { readFixtures, type Fixture } from './expected'
import { chromiumForFixtures } from './in-chromium'
import { firefoxForFixtures } from './in-firefox'

const TABS = 4

const options = process.argv.slice(2)
const inFirefox = options.includes('--firefox')
const names = options.filter((option) => !option.startsWith('--'))
const wanted = readFixtures().filter(({ name }) => names.length === 0 || names.includes(name))
if (wanted.length === 0) throw new Refusal(`no page of tests/pages is called ${names.join(' or ')}`)
if (!options.includes('--no-build')) {
  const args = ['node_modules/wxt/bin/wxt.mjs', 'build', ...(inFirefox ? ['-b', 'firefox'] : [])]
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

const browser = await (inFirefox ? firefoxForFixtures() : chromiumForFixtures())
let failed = 0
const isSkipped = ({ expected }: Fixture) => inFirefox && expected.notInFirefox !== undefined
const skipped = wanted.filter(isSkipped)
const waiting = wanted.filter((fixture) => !isSkipped(fixture))
const checkPending = async (): Promise<void> => {
  for (let fixture = waiting.shift(); fixture; fixture = waiting.shift()) {
    const problems = await checkFixture(fixture, browser).catch((error: unknown) => [String(error)])
    if (problems.length > 0) failed++
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${fixture.name.padEnd(26)} ${fixture.expected.about}`)
    for (const problem of problems) console.log(`       ${problem}`)
  }
}
try {
  await Promise.all(Array.from({ length: TABS }, checkPending))
} finally {
  await browser.close()
}
for (const { name, expected } of skipped) console.log(`left ${name.padEnd(26)} ${expected.notInFirefox ?? ''}`)
console.log(`\n${wanted.length - skipped.length - failed} pass, ${failed} fail, ${skipped.length} left out`)
process.exitCode = failed > 0 ? 1 : 0
