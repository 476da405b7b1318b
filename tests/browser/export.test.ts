import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { notes } from '@/tests/unit/components/fixtures'
import { launchExtension } from './extension'
import { claimlight, panel, startExtension } from './start-extension'
import { faultsInEveryLook } from './faults'
import { putRows } from './stored-rows'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// The export of notes in the built panel: by its controls, with the files that the browser saves.
const [claim] = bundledDossier.claims
const finding = {
  verdict: 'contradicted' as const,
  reason: 'The dossier has 13 July 2022.',
  claims: [claim!.id],
  sources: claim!.sources,
  dossierVersion: bundledDossier.version,
}
const kept: Annotation[] = [
  { ...notes[0]!, finding, note: 'Ask the *desk*.\n\n```\nleft open', tags: ['two words'] },
  { ...notes[1]!, title: 'CON', note: '=HYPERLINK("https://evil.example")' },
  {
    ...notes[1]!,
    id: '6f1c2c3e-0000-4000-8000-000000000003',
    pageKey: 'https://third.example/',
    title: 'con',
    note: '<b>bold</b>',
  },
]

startExtension(async () => {
  const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  const panel = await claimlight.open('/sidepanel.html#/notes')
  await panel.getByText(t('notes.none')).waitFor()
  await putRows(panel, 'annotations', kept)
  await panel.reload()
  return { claimlight, panel }
})

describe('the panel exports notes', () => {
  test('as Markdown', async () => {
    const { name, bytes } = await exported('Markdown')
    expect(name).toBe('Claimlight notes.md')
    expect(strFromU8(bytes)).toContain('> Ask the *desk*.')
    await panel.getByText(patternOf('exporting.saved')).waitFor()
  })

  test('as a Markdown file for each page', async () => {
    const { name, bytes } = await exported('Markdown, one file per page')
    expect(name).toBe('Claimlight notes.zip')
    const files = unzipSync(bytes)
    expect(Object.keys(files).sort()).toEqual([
      'Notes from Claimlight/The woman who left the works to teach.md',
      'Notes from Claimlight/_CON.md',
      'Notes from Claimlight/_con 2.md',
    ])
    expect(strFromU8(files['Notes from Claimlight/The woman who left the works to teach.md']!)).toContain(
      '> [!failure] Contradicted',
    )
  })

  test('as HTML without accessibility violations and without scripts', async () => {
    const { bytes } = await exported('HTML')
    const page = await claimlight.context.newPage()
    await page.setContent(strFromU8(bytes))
    expect(await page.locator('ol > li').count()).toBe(3)
    expect(await page.locator('b').count()).toBe(0)
    expect(await faultsInEveryLook(page)).toEqual([])
    await page.close()
  })

  test('in a view without accessibility violations', async () => {
    expect(await faultsInEveryLook(panel)).toEqual([])
  })
})

/** Exports in a format, by its name on the screen. */
async function exported(form: string): Promise<{ name: string; bytes: Uint8Array }> {
  await panel.locator('.export details').evaluate((others: HTMLDetailsElement) => void (others.open = true))
  const downloading = panel.waitForEvent('download')
  await panel.getByRole('button', { name: form, exact: true }).click()
  const download = await downloading
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) }
}
