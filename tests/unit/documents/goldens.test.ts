import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { folderOf, yamlFilesOf } from '@/lib/dossier/format/folder-of'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { exportDossier } from '@/lib/notes/export/export-dossier'
import { reportStyles } from '@/lib/notes/formats/documents/frame'
import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { writeHtml, writeMarkdown } from '@/lib/notes/formats/documents/notes'
import { writeMarkdownFiles } from '@/lib/notes/formats/documents/markdown-files'
import { noteCopy } from '@/lib/notes/formats/shared/note-text'
import { writeReport } from '@/packages/research/report'
import { all, batchesOf, NOW } from '@/tests/unit/notes/formats/pieces'
import { contentInputs, lookups, noteChanges, noteInputs, reportInputs } from './inputs'

// What features add is recorded with each of them.
vi.mock('@/lib/features/list', () => ({ features: [] }))

const inputsOf = <Input>(inputs: Readonly<Record<string, Input>>) => Object.entries(inputs)
const golden = (text: string, name: string) =>
  expect(text.replace(reportStyles, '').toWellFormed()).toMatchFileSnapshot(`goldens/${name}.txt`)

test.each(inputsOf(reportInputs))('the report of a page with %s texts is as recorded', async (name, report) => {
  await golden(reportToMarkdown(report), `report-${name}.md`)
  await golden(reportToHtml(report), `report-${name}.html`)
})

test.each(inputsOf(noteInputs))('%s notes are exported as recorded', async (name, notes) => {
  const about = { now: NOW, total: notes.length, dossiers: lookups, changes: noteChanges }
  await golden((await all(writeMarkdown(batchesOf(notes), about))).join(''), `notes-${name}.md`)
  await golden((await all(writeHtml(batchesOf(notes), about))).join(''), `notes-${name}.html`)
  const zip = unzipSync(Buffer.concat(await all(writeMarkdownFiles(batchesOf(notes), about))))
  const files = Object.entries(zip).map(([path, bytes]) => `=== ${path}\n${strFromU8(bytes)}`)
  await golden(files.join('\n'), `notes-${name}-files.md`)
})

test.each(inputsOf(noteInputs))('%s notes are copied as recorded', async (name, notes) => {
  const copies = notes.map((note) => noteCopy(note, lookups))
  await golden(copies.map(({ text }) => text).join('\n\n=====\n\n'), `copies-${name}.txt`)
  await golden(copies.map(({ html }) => html).join('\n\n<hr>\n\n'), `copies-${name}.html`)
})

test.each(inputsOf(contentInputs))('a %s dossier is exported as recorded', async (name, content) => {
  const text = await all(exportDossier('markdown', { dossier: content as never, content }, NOW))
  await golden(text.join(''), `dossier-${name}.md`)
})

test.each(inputsOf(contentInputs))('the research report of a %s dossier is as recorded', async (name, content) => {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-report-'))
  try {
    writeDossierFolder(folder, content)
    writeReport(folder, () => undefined)
    await golden(readFileSync(join(folder, 'report.md'), 'utf8'), `research-${name}.md`)
    const html = readFileSync(join(folder, 'report.html'), 'utf8')
    await golden(html.replace(/<style>[^]*?<\/style>/, '<style></style>'), `research-${name}.html`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function writeDossierFolder(folder: string, content: AuthoredContent): void {
  for (const { path, value } of yamlFilesOf(folderOf(content))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), stringify(value, { lineWidth: 0 }))
  }
}
