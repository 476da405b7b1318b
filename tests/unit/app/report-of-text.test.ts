import { expect, test } from 'vitest'
import { reportOfText } from '@/lib/app/own-texts/report-of-text'
import { reportToMarkdown } from '@/lib/formats/markdown/report-to-markdown'
import { book, page } from '../components/fixtures'

const other = { ...book, subject: { ...book.subject, name: 'Mira Castell' }, version: '7' }

test('the report of a text names every dossier with which the text was compared', () => {
  const [first, second] = page.findings
  const text = {
    document: { id: 'a', title: 'My draft', text: 'x'.repeat(page.textLength), blocks: [], file: null, date: null },
    sentences: 2,
    findings: [first!, { ...second!, dossier: 'mira-castell' }],
  }
  const dossiers = [
    { id: 'bundled', name: book.subject.name },
    { id: 'mira-castell', name: 'Mira Castell' },
  ]
  const report = reportOfText(text as never, book, new Date('2026-11-21T12:00:00'), dossiers, (id) =>
    id === 'mira-castell' ? other : book,
  )
  expect(report.comparedWith?.map(({ name }) => name)).toEqual([book.subject.name, 'Mira Castell'])
  expect(reportToMarkdown(report)).toContain('Mira Castell, version 7')
})
