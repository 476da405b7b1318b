import { unzipSync, strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { exportFormats, exportFormatEntries, type ExportFormat } from '@/lib/notes/export/registry'
import { noteCopy } from '@/lib/notes/formats/shared/note-text'
import type { DossierLookup, DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import type { NoteChange } from '@/lib/schema/note-change'
import { book, notes } from '../../components/fixtures'
import { batchesOf, NOW } from './pieces'

const harbour: DossierLookup = {
  subject: { name: 'Harbour Works' },
  version: '7',
  asOf: '2026-05-01',
  sourcesOf: (numbers) => (numbers.includes(10) ? [{ n: 10, title: 'Log of the works', tier: 2 }] : []),
  claimsOf: () => [{ ...book.claims[0]!, id: 'left-works', sources: [10] }],
}
// A backup holds the rows of the database as they are.
const named = exportFormats.filter((format) => format !== 'backup')
const lookups: DossierLookups = { ...book, other: (id) => (id === 'harbour' ? harbour : null) }
const found = notes.find(({ finding }) => finding !== null)!
const dossier = { id: 'harbour', name: 'Harbour Works' }
const onFinding: Annotation = { ...found, finding: { ...found.finding!, sources: [10], dossierVersion: '7', dossier } }
const onClaim: Annotation = {
  ...found,
  pageKey: '',
  url: '',
  claim: 'left-works',
  anchor: null,
  finding: null,
  dossier,
}

async function exported(
  format: ExportFormat,
  note: Annotation,
  from = lookups,
  changes = new Map<string, NoteChange>(),
): Promise<string> {
  const pieces: Uint8Array[] = []
  const write = await exportFormatEntries[format].load()
  for await (const piece of write(batchesOf([note]), { now: NOW, total: 1, dossiers: from, changes }))
    pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  const whole = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer())
  return exportFormatEntries[format].ending === '.zip'
    ? Object.values(unzipSync(whole))
        .map((file) => strFromU8(file))
        .join('\n')
    : strFromU8(whole)
}

test.each(named)('the export %s says which dossier a finding is from', async (format) => {
  expect(await exported(format, onFinding)).toContain('Harbour Works')
})

test.each(named.filter((format) => format !== 'hypothesis'))(
  'the export %s names the bundled dossier where it speaks',
  async (format) => {
    expect(await exported(format, found)).toContain('Ada Example')
  },
)

test.each(named)('the export %s says which dossier the claim of a note is in', async (format) => {
  expect(await exported(format, onClaim)).toContain('Harbour Works')
})

test.each(['html', 'markdownFiles', 'bibtex'] as const)(
  'the export %s takes the sources of a finding from its own dossier',
  async (format) => {
    const file = await exported(format, onFinding)
    expect(file).toContain('Log of the works')
    expect(file).not.toContain('Leaving the works')
  },
)

test.each(['html', 'markdownFiles', 'markdown', 'csv'] as const)(
  'the export %s has what each dossier said, where several spoke',
  async (format) => {
    const answers = [
      { dossier: 'Harbour Works', verdict: 'contradicted' as const },
      { dossier: 'Mary Shore', verdict: 'supported' as const },
    ]
    const file = await exported(format, { ...onFinding, finding: { ...onFinding.finding!, answers } })
    expect(file).toMatch(/Mary Shore: Supported|supported: Mary Shore/)
  },
)

test.each(named)('the export %s is written when the dossier is no longer installed', async (format) => {
  const file = await exported(format, onFinding, { ...book, other: () => null })
  expect(file).not.toContain('Leaving the works')
})

test('a copied note names its dossier, and takes the sources from it', () => {
  const { text, html } = noteCopy(onFinding, lookups)
  for (const copy of [text, html]) {
    expect(copy).toContain('Evidence: Harbour Works, version 7.')
    expect(copy).toContain('Log of the works')
  }
  expect(noteCopy(onClaim, lookups).text).toContain('Claim of Harbour Works.')
  expect(noteCopy(onFinding, { ...book, other: () => null }).text).toContain('Evidence: Harbour Works, version 7.')
})

test('sources of two dossiers with the same number are two references', async () => {
  const file = await exported('bibtex', onFinding)
  const bundled = await exported('bibtex', { ...found, finding: { ...found.finding!, sources: [10] } })
  const keysOf = (text: string) => [...text.matchAll(/^@\w+\{(\S+-s10),$/gm)].map(([, key]) => key)
  expect(keysOf(file)).toEqual(['source-harbour-s10'])
  expect(keysOf(bundled)).toEqual(['own-site-s10'])
})

test('an export says what became of the words of a note on the page', async () => {
  const change: NoteChange = { id: found.id, kind: 'changed', parts: [['2019', '2017']], anchor: null }
  for (const format of ['markdown', 'html', 'csv', 'bibtex'] as const) {
    const text = await exported(format, found, lookups, new Map([[change.id, change]]))
    expect(text).toMatch(/Changed since your note of .*2019.* → .*2017/)
    expect(await exported(format, found)).not.toContain('Changed since')
  }
})
