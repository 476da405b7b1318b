import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchExtension } from '@/tests/browser/extension'
import { tableOf } from '@/tests/browser/import-files'
import { count, ms, progress, type Result } from './result'
import { watchTasks } from './watch-tasks'

/** Measures an import in Chromium with a built extension: its time, and the longest task of the panel's thread. */
export async function measureImport(notes: number): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-import-'))
  const file = join(folder, 'notes.csv')
  await writeFile(file, tableOf(notes))
  const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  try {
    const panel = await claimlight.open('/sidepanel.html#/notes/import')
    await panel.locator('.drop').waitFor()
    await panel.waitForTimeout(1000)
    const tasks = await watchTasks(panel)
    const press = (name: RegExp | string) => panel.getByRole('button', { name }).click()
    const head = (name: RegExp) => panel.getByRole('heading', { name }).waitFor({ timeout: 300_000 })
    const read = async () => {
      await panel.locator('input[type=file]').setInputFiles(file)
      await head(/would come in/)
    }
    const rows: string[][] = []
    let longest = 0
    const step = async (name: string, what: () => Promise<void>) => {
      progress(name)
      const start = performance.now()
      await tasks()
      await what()
      const seconds = (performance.now() - start) / 1000
      await panel.waitForTimeout(1000) // What arrives at the end is drawn, too.
      const { longestCpu, longest: byClock } = await tasks()
      longest = Math.max(longest, longestCpu)
      rows.push([name, `${seconds.toFixed(1)} s`, ms(longestCpu), ms(byClock)])
    }

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
    return {
      tables: [
        {
          title: `${count(notes)} notes in a table`,
          heads: ['', 'time', 'longest task, processor', 'by the clock'],
          rows,
        },
      ],
      targets: [{ says: `no task takes more than 50 ms of processor time (${ms(longest)})`, holds: longest <= 50 }],
    }
  } finally {
    await claimlight.close()
    await rm(folder, { recursive: true, force: true })
  }
}
