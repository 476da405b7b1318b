/**
 * `npm run build && npm run bench:import [-- --notes 50000]`: how long an import takes in Chromium, in the built extension,
 * and how long the panel's own thread is ever kept busy by it. Every task of 50 ms and more is counted, as the browser tells
 * it; with `--slow` the processor is four times as slow.
 */
import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchExtension } from '@/tests/browser/extension'
import { tableOf } from '@/tests/browser/import-files'

const at = process.argv.indexOf('--notes')
const notes = at < 0 ? 50_000 : Math.max(1, Number(process.argv[at + 1]))
const folder = await mkdtemp(join(tmpdir(), 'claimlight-import-'))
const file = join(folder, 'notes.csv')
await writeFile(file, tableOf(notes))
const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
try {
  const panel = await claimlight.open('/sidepanel.html#/notes/import')
  const cdp = await claimlight.context.newCDPSession(panel)
  if (process.argv.includes('--slow')) await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await panel.locator('.drop').waitFor()
  await panel.waitForTimeout(1000)
  await panel.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
  })
  const press = (name: RegExp | string) => panel.getByRole('button', { name }).click()
  console.log(`${notes.toLocaleString('en')} notes in a table; tasks of 50 ms and more on the panel's thread:`)
  await step(panel, 'read and planned', async () => {
    await panel.locator('input[type=file]').setInputFiles(file)
    await panel.getByRole('heading', { name: /would come in/ }).waitFor({ timeout: 300_000 })
  })
  await step(panel, 'cancelled while it was written', async () => {
    await press(/^Import [\d,]+ notes$/)
    await panel.locator('progress').waitFor()
    await press('Cancel')
    await panel.getByRole('alert').waitFor({ timeout: 300_000 })
  })
  await panel.locator('input[type=file]').setInputFiles(file)
  await panel.getByRole('heading', { name: /would come in/ }).waitFor({ timeout: 300_000 })
  await step(panel, 'written', async () => {
    await press(/^Import [\d,]+ notes$/)
    await panel.getByRole('heading', { name: /brought in/ }).waitFor({ timeout: 300_000 })
  })
  await step(panel, 'undone', async () => {
    await press('Undo')
    await panel.getByRole('heading', { name: /was undone/ }).waitFor({ timeout: 300_000 })
  })
} finally {
  await claimlight.close()
  await rm(folder, { recursive: true, force: true })
}

async function step(panel: Page, name: string, what: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await what()
  const ms = performance.now() - start
  await panel.waitForTimeout(1000) // what was told at the end is drawn, and the last tasks are counted
  const tasks = await panel.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0))
  const longest = tasks.length === 0 ? '' : `, the longest ${Math.max(...tasks).toFixed(0)} ms`
  console.log(`  ${name.padEnd(32)} ${(ms / 1000).toFixed(1).padStart(6)} s  ${tasks.length} such${longest}`)
}
