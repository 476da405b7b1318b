import type { Page } from 'playwright-core'
import { launchExtension } from '@/tests/browser/extension'
import { seedNotes } from '@/tests/browser/seed-notes'
import { median, ms, progress, type Result } from './result'
import { heapOf, watchTasks } from './watch-tasks'

const QUERIES = ['zurich kettle', '"tide table" -ask', 'tag:works verdict:contradicted', 'site:site-42', 'no. 99999']

/** Measures the screen of notes, in Chromium with a built extension. The notes are written straight into the database. */
export async function measureLibrary(count: number): Promise<Result> {
  const rows: string[][] = []
  let over50 = 0
  const claimlight = await launchExtension({ viewport: { width: 400, height: 800 } })
  try {
    await claimlight.worker() // it makes the database
    const seeding = await claimlight.open('/sidepanel.html#/notes')
    await seeding.getByRole('heading', { name: 'Your saved notes appear here.' }).waitFor()
    progress(`writing ${count} notes`)
    await seedNotes(seeding, { count, dossierVersion: 'bench' })
    await seeding.close()

    const panel = await claimlight.context.newPage()
    const tasks = await watchTasks(panel)
    const report = async (what: string, more = ''): Promise<void> => {
      const { longest, longestCpu, cpuOver50 } = await tasks()
      over50 += cpuOver50
      rows.push([what, ms(longestCpu), String(cpuOver50), ms(longest), more])
    }
    progress('opening')
    const start = performance.now()
    await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/notes`)
    await panel.locator('.library-list .note').first().waitFor()
    const firstNote = performance.now() - start
    await settled(panel, count)
    const allRead = performance.now() - start
    await report('open', `first notes after ${ms(firstNote)}, all read after ${ms(allRead)}`)

    progress('searching')
    const times: number[] = []
    for (const query of QUERIES) {
      await panel.getByRole('searchbox').fill('')
      await settled(panel, count)
      await panel.getByRole('searchbox').pressSequentially(query.slice(0, -1), { delay: 60 })
      await panel.waitForTimeout(1500)
      times.push(await timeOf(panel, query.slice(-1)))
    }
    await report('search', `answers after ${ms(median(times))}, ${ms(Math.max(...times))} at most`)
    await panel.getByRole('searchbox').fill('')
    await settled(panel, count)
    await tasks()

    progress('filters and orders')
    for (const order of ['page', 'tag', 'verdict', 'changed']) {
      await panel.getByRole('combobox', { name: 'Sort by' }).selectOption(order)
      await panel.waitForTimeout(1500)
    }
    await panel.getByRole('button', { name: /^Look at this/ }).click()
    await panel.waitForTimeout(1500)
    await panel.getByRole('button', { name: /^Look at this/ }).click()
    await settled(panel, count)
    await report('orders and filters')

    progress('scrolling')
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
    await report('scroll', `${Math.round(far)} px by wheel, then four leaps`)

    const heads = ['', 'longest task, processor', 'over 50 ms', 'by the clock', '']
    return {
      tables: [{ title: `${count} notes`, heads, rows }],
      lines: [`heap of the panel: ${await heapOf(panel)} MB`],
      targets: [{ says: `no task takes more than 50 ms of processor time (${over50} do)`, holds: over50 === 0 }],
    }
  } finally {
    await claimlight.close()
  }
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
