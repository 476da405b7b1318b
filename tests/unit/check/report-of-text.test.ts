import { parseHTML } from 'linkedom'
import { expect, test, vi } from 'vitest'
import { reportOf } from '@/lib/notes/export/page-report-of'
import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { book, ownTextResult, page } from '../components/fixtures'

const other = { ...book, subject: { ...book.subject, name: 'Mira Castell' }, version: '7' }

const readBook = vi.hoisted(() => vi.fn())
vi.mock('@/lib/dossiers/read-book', () => ({ readBook }))

test('the report of a text names every dossier with which the text was compared, also one that no screen has loaded', async () => {
  const [first, second] = page.findings
  const text = ownTextResult('My draft', [first!, { ...second!, dossier: 'mira-castell' }])
  const dossiers = [
    { id: 'bundled', name: book.subject.name },
    { id: 'mira-castell', name: 'Mira Castell · wiki.test' },
  ]
  readBook.mockResolvedValue(other)
  const report = await reportOf({ ...text, dossiers }, book, new Date('2026-11-21T12:00:00'))
  expect(Object.values(report.dossiersById ?? {}).map(({ subject }) => subject.name)).toEqual([
    book.subject.name,
    'Mira Castell · wiki.test',
  ])
  expect(reportToMarkdown(report)).toContain('Mira Castell · wiki.test, version 7')
})

test('where two dossiers have claims on a sentence, the report has the sources and the verdict of both', async () => {
  const [, , , , found] = page.findings
  const [source] = [{ n: 10, title: 'Log of the works', tier: 2 as const }]
  const own = { ...other, sourcesOf: () => [source], claimsOf: () => [] }
  const bundledAnswer = { ...found!, dossier: 'bundled', sources: [10] }
  const answer = { ...found!, dossier: 'mira-castell', verdict: 'supported' as const, sources: [10] }
  const disputed = { ...bundledAnswer, verdict: 'disputed' as const, answers: [bundledAnswer, answer] }
  const dossiers = [
    { id: 'bundled', name: book.subject.name },
    { id: 'mira-castell', name: 'Mira Castell' },
  ]
  readBook.mockResolvedValue(own)
  const report = await reportOf({ ...page, findings: [disputed], dossiers }, book, new Date('2026-11-21T12:00:00'))
  const markdown = reportToMarkdown(report)
  expect(markdown).toContain('**Ada Example** · ■ Contradicted')
  expect(markdown).toContain('**Mira Castell** · ✓ Supported')
  expect(markdown).toContain('[Leaving the works]')
  expect(markdown).toContain('Log of the works')
  const { document } = parseHTML(reportToHtml(report))
  const answers = [...document.querySelectorAll('.look .says')].map(({ textContent }) => textContent)
  expect(answers[0]).toMatch(/Ada Example\s+Contradicted.*Leaving the works/)
  expect(answers[1]).toMatch(/Mira Castell\s+Supported.*Log of the works/)
})
