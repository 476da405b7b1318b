// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SourceList } from '@/components/dossiers/claim/claims-and-sources'
import { reportOf } from '@/lib/notes/export/page-report-of'
import { writeHtml } from '@/lib/notes/formats/documents/notes'
import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { book, notes, page } from '@/tests/unit/components/fixtures'
import { all, batchesOf, NOW } from '@/tests/unit/notes/formats/pieces'

const SOURCES = [10, 14, 20, 21]
const SAID = '4 sources, 2 origins'

test('a list of sources says how many origins they have', () => {
  expect(render(<SourceList sources={book.sourcesOf(SOURCES)} />).container.textContent).toContain(SAID)
})

test('a report says beside a sentence how many origins its sources have', async () => {
  const report = await reportOf(page, book, new Date(2026, 5, 9))
  for (const write of [reportToHtml, reportToMarkdown]) expect(write(report)).toContain(`· ${SAID}`)
})

test('exported notes say how many origins the sources of a note have', async () => {
  const [note] = notes
  const cited = { ...note!, finding: { ...note!.finding!, sources: SOURCES } }
  const about = { now: NOW, total: 1, dossiers: book, changes: new Map() }
  expect((await all(writeHtml(batchesOf([cited]), about))).join('')).toContain(SAID)
})
