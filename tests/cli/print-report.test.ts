import { expect, test, vi } from 'vitest'
import type { Dossier } from '@/lib/dossier/format/schema'
import { formatReport, paragraphPlaces } from '@/tools/cli/report'
import { problemLine } from '@/tools/shared/problem-words'
import { printSection } from '@/packages/publish/run-check'
import type { Detail, Finding } from '@/lib/schema/finding'
import { englishReason } from '@/tools/shared/english-reason'

const claims = [{ id: 'arrival', text: 'Ada came on foot.', sources: [3, 7] }]
const compared = [{ id: null, dossier: { sources: [], claims } as unknown as Dossier }]
const found = (more: Partial<Finding>): Finding => ({
  ...{ start: 0, end: 5, quote: 'Ada came in May 2014.', verdict: 'contradicted', partial: false },
  ...{ claims: [], sources: [], details: [], newer: false, ...more },
})
const print = (more: Partial<Finding>, colour = false): string =>
  formatReport(
    { file: 'a.txt', subject: 'Ada Brook', mentions: 1, findings: [found(more)] },
    compared,
    () => 'line 4',
    colour,
  )
const detail = (article: string, more: Partial<Detail>): Detail => ({
  ...{ start: 0, end: 1, kind: 'term', verdict: 'open', article, doubted: false },
  ...{ dossier: null, question: null, claim: null, slot: null, ...more },
})

test('the details of a finding are printed under it, worst first, in columns', () => {
  const details = [
    detail('Ada', { kind: 'name', verdict: 'agrees', dossier: 'Ada Brook' }),
    detail('Northwind', { verdict: 'agrees', dossier: 'Northwind' }),
    detail('May', { dossier: 'June', question: 'When she came' }),
    detail('on a train', {}),
    detail('2014', { verdict: 'differs', dossier: '2011', question: 'When she came' }),
    detail('north', { verdict: 'agrees', doubted: true, dossier: 'north' }),
  ]
  expect(print({ details })).toContain(`
  Ada came in May 2014.
  ■ Differs    page: 2014  ≠  dossier: 2011  (When she came)
  ◆ In doubt   north
  □ Compare    page: May  ?  dossier: June  (When she came)
  ○ Not found  on a train
  ✓ Matches    page: Ada  =  dossier: Ada Brook
  ✓ Matches    Northwind
`)
})

test('a source that the evidence only cites is printed as not opened, and one that was read without a word', () => {
  const sources = [
    { n: 1, kind: 'page', title: 'Opening' },
    { n: 2, kind: 'page', title: 'The page' },
  ]
  const access = [
    { source: 1, state: 'unopened' },
    { source: 2, state: 'opened' },
  ]
  const research = { by: [{ name: 'page.html', kind: 'organisation' }], access, passages: [] }
  const cited = [{ id: null, dossier: { sources, claims, research } as unknown as Dossier }]
  const checked = { file: 'a.txt', subject: 'Ada Brook', mentions: 1, findings: [found({ sources: [1, 2] })] }
  expect(formatReport(checked, cited, () => '', false)).toContain(
    '  [1] Not rated · Opening · Not opened · cited by page.html\n  [2] Not rated · The page\n',
  )
})

test('a supported sentence with a value to compare is printed as one to look at, and counted so', () => {
  const printed = print({ verdict: 'supported', partial: true, details: [detail('May', { dossier: 'June' })] })
  expect(printed).toContain('◆ Look at this')
  expect(printed).not.toContain('Supported')
  expect(printed).toContain('1 to look at')
})

test('each finding has its place, and the counts are at the top and at the end', () => {
  const rows = print({ details: [detail('2014', { verdict: 'differs', dossier: '2011' })] })
    .trim()
    .split('\n')
  expect(rows[1]).toBe('1 contradicted')
  expect(rows[3]).toBe('■ Contradicted · line 4')
  expect(rows.at(-1)).toBe('1 contradicted')
})

test('a report without findings says so once', () => {
  const report = { file: 'a.txt', subject: 'Ada Brook', mentions: 1, findings: [] }
  expect(formatReport(report, compared, () => '', false).match(/Nothing here/g)).toHaveLength(1)
})

test('the paragraph of a finding is counted from 1, and nothing above the first one', () => {
  expect([0, 5, 9, 20].map(paragraphPlaces([5, 12]))).toEqual(['', 'paragraph 1', 'paragraph 1', 'paragraph 2'])
})

test('without details, the reason is printed', () => {
  expect(print({})).toContain(`  Ada came in May 2014.\n  ${englishReason(found({}))}\n`)
})

test('claims on the same thing stand alone under a sentence without a verdict', () => {
  const printed = print({ verdict: 'unverified', related: ['arrival', 'unknown'] })
  expect(printed).toContain('○ Not settled')
  expect(printed).toContain('  Ada came in May 2014.\n  Ada came on foot. [3, 7]\n')
})

test('text of a page cannot control the terminal', () => {
  const details = [detail('a\u001b[2Jb', { verdict: 'differs', dossier: 'c\nd', question: 'e\u0007f' })]
  expect(print({ details })).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  expect(print({ details }, true).replaceAll(/\u001b\[\d+m/g, '')).not.toContain('\u001b')
})

test('words of a dossier by others write nothing else to the terminal, and columns stay', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  printSection('what readers have to say', ['  born:   Not so.\u001b[2J\r0 errors', 'left\u009b8mout'])
  expect(log).toHaveBeenCalledExactlyOnceWith('what readers have to say\n  born:   Not so. [2J 0 errors\nleft 8mout\n')
  log.mockRestore()
  expect(problemLine({ file: 'a\u001b[1m.yaml', claim: 'born\n0 errors', message: 'is\u0007 wrong' })).toBe(
    'a [1m.yaml · born 0 errors: is  wrong',
  )
})
