/**
 * `npm run build && npm run bench:library [-- --notes 100000]`: cost of the screen of notes with many notes, in Chromium with
 * the built extension. The notes are written straight into the database. Tasks are those of the panel's own thread, by the
 * browser's trace; on a machine that does other things as well, the processor's time is the one to go by.
 */
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { launchExtension } from '@/tests/browser/extension'
import { seedNotes } from '@/tests/browser/seed-notes'
import { heapOf, watchTasks, type Tasks } from './bench/library/tasks'

const at = process.argv.indexOf('--notes')
const count = at < 0 ? 100_000 : Number(process.argv[at + 1])
const QUERIES = ['zurich kettle', '"tide table" -ask', 'tag:works verdict:contradicted', 'site:site-42', 'no. 99999']

const claimlight = await launchExtension({ viewport: { width: 400, height: 800 } })
try {
  await claimlight.worker() // it makes the database
  const seeding = await claimlight.open('/sidepanel.html#/notes')
  await seeding.getByRole('heading', { name: 'Your saved notes appear here.' }).waitFor()
  say(`writing ${count} notes`)
  await seedNotes(seeding, { count, dossierVersion: 'bench' })
  await seeding.close()

  const panel = await claimlight.context.newPage()
  const tasks = await watchTasks(panel)
  say('opening')
  const start = performance.now()
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/notes`)
  await panel.locator('.library-list .note').first().waitFor()
  const firstNote = performance.now() - start
  await settled(panel, count)
  const allRead = performance.now() - start
  report('open', await tasks.since(), `first notes after ${ms(firstNote)}, all read after ${ms(allRead)}`)

  say('searching')
  const times: number[] = []
  for (const query of QUERIES) {
    await panel.getByRole('searchbox').fill('')
    await settled(panel, count)
    await panel.getByRole('searchbox').pressSequentially(query.slice(0, -1), { delay: 60 })
    await panel.waitForTimeout(1500)
    times.push(await timeOf(panel, query.slice(-1)))
  }
  report('search', await tasks.since(), `answers after ${times.map(ms).join(', ')}`)
  await panel.getByRole('searchbox').fill('')
  await settled(panel, count)
  await tasks.since()

  say('filters and orders')
  for (const order of ['page', 'tag', 'verdict', 'changed']) {
    await panel.getByRole('combobox', { name: 'Sort by' }).selectOption(order)
    await panel.waitForTimeout(1500)
  }
  await panel.getByRole('button', { name: /^Look at this/ }).click()
  await panel.waitForTimeout(1500)
  await panel.getByRole('button', { name: /^Look at this/ }).click()
  await settled(panel, count)
  report('orders and filters', await tasks.since(), '')

  say('scrolling')
  await panel.mouse.move(200, 600)
  for (let step = 0; step < 150; step++) {
    await panel.mouse.wheel(0, 700)
    await panel.waitForTimeout(30)
  }
  const far = await panel.evaluate(() => scrollY)
  for (const part of [0.3, 0.9, 0.5, 0]) {
    await panel.evaluate((to) => scrollTo(0, document.body.scrollHeight * to), part)
    await panel.waitForTimeout(400)
  }
  report('scroll', await tasks.since(), `${Math.round(far)} px by wheel, then four leaps`)

  console.log(`heap of the panel: ${await heapOf(panel)} MB`)
  console.log(`load of the machine: ${(loadavg()[0] ?? 0).toFixed(1)}`)
} finally {
  await claimlight.close()
}

/** All notes are read and shown. */
async function settled(panel: Page, notes: number): Promise<void> {
  const words = `${new Intl.NumberFormat('en-GB').format(notes)} notes`
  await panel.locator('.library-head').getByText(words, { exact: true }).waitFor({ timeout: 120_000 })
}

/** From the last typed character until the rows or their number change. */
async function timeOf(panel: Page, letter: string): Promise<number> {
  await panel.evaluate(() => {
    const listen = (resolve: (time: number) => void): void => {
      const begin = (): void => {
        const start = performance.now()
        // Where the last letter changes nothing there is nothing to wait for.
        setTimeout(() => resolve(0), 2000)
        new MutationObserver((_, observer) => {
          observer.disconnect()
          resolve(performance.now() - start)
        }).observe(document.querySelector('main') ?? document, { childList: true, characterData: true, subtree: true })
      }
      addEventListener('input', begin, { once: true })
    }
    Object.assign(globalThis, { shownAfter: new Promise<number>(listen) })
  })
  await panel.keyboard.type(letter)
  return panel.evaluate(() => (globalThis as unknown as { shownAfter: Promise<number> }).shownAfter)
}

function report(what: string, { over50, longest, cpuOver50, longestCpu }: Tasks, more: string): void {
  const wall = `longest task ${ms(longest)}, ${over50} over 50 ms`
  console.log(`${what}: ${wall}; by processor time ${ms(longestCpu)}, ${cpuOver50} over 50 ms${more && `; ${more}`}`)
}

function ms(time: number): string {
  return `${Math.round(time)} ms`
}

function say(what: string): void {
  process.stderr.write(`measuring: ${what}\n`)
}
