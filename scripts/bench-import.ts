/**
 * `npm run build && npm run bench:import [-- --notes 50000]`: the time of an import in Chromium, in the built
 * extension, and the longest task of the panel's thread.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchExtension } from '@/tests/browser/extension'
import { tableOf } from '@/tests/browser/import-files'
import { traceTasks } from './bench/trace-tasks'

const at = process.argv.indexOf('--notes')
const notes = at < 0 ? 50_000 : Math.max(1, Number(process.argv[at + 1]))
const folder = await mkdtemp(join(tmpdir(), 'claimlight-import-'))
const file = join(folder, 'notes.csv')
await writeFile(file, tableOf(notes))
const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
try {
  await measure()
} finally {
  await claimlight.close()
  await rm(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const panel = await claimlight.open('/sidepanel.html#/notes/import')
  await panel.locator('.drop').waitFor()
  await panel.waitForTimeout(1000)
  const trace = await traceTasks(claimlight.context)
  // Tests the measurement: a loop of 100 ms must be visible.
  await trace.begin()
  await panel.evaluate(() => {
    for (const end = performance.now() + 100; performance.now() < end;);
  })
  const seen = await trace.end()
  if (seen.wall < 90) throw new Error(`A loop of 100 ms was seen as ${seen.wall.toFixed(0)} ms.`)
  console.log(
    `a loop of 100 ms by the clock is seen as ${seen.own.toFixed(0)} ms (${seen.wall.toFixed(0)} ms by the clock)`,
  )
  const press = (name: RegExp | string) => panel.getByRole('button', { name }).click()
  const head = (name: RegExp) => panel.getByRole('heading', { name }).waitFor({ timeout: 300_000 })
  const read = async () => {
    await panel.locator('input[type=file]').setInputFiles(file)
    await head(/would come in/)
  }
  const step = async (name: string, what: () => Promise<void>) => {
    const start = performance.now()
    await trace.begin()
    await what()
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    await panel.waitForTimeout(1000) // what was told at the end is drawn, too
    const { own, wall } = await trace.end()
    console.log(
      `  ${name.padEnd(30)} ${seconds.padStart(6)} s  ${own.toFixed(0)} ms (${wall.toFixed(0)} ms by the clock)`,
    )
  }

  console.log(
    `${notes.toLocaleString('en')} notes in a table. Each step, with the longest task of the panel's thread in the processor's time:`,
  )
  await step('read and planned', read)
  // Fewer are written before anybody could press it.
  if (notes >= 10_000) {
    await step('cancelled while it was written', async () => {
      await press(/^Import [\d,]+ notes$/)
      await panel.locator('progress').waitFor()
      await press('Cancel')
      await panel.getByRole('alert').waitFor({ timeout: 300_000 })
    })
    await read()
  }
  await step('written', async () => {
    await press(/^Import [\d,]+ notes$/)
    await head(/brought in/)
  })
  await step('undone', async () => {
    await press('Undo')
    await head(/was undone/)
  })
}
