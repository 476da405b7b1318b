import { expect, test } from 'vitest'
import { draftSchema } from '@/lib/schema/annotation'
import { draftOnFinding } from '@/lib/notes/note-drafts'
import { isAnnotation } from '@/lib/schema/is-annotation'
import type { Detail, Finding } from '@/lib/schema/finding'
import { noteLimits } from '@/lib/schema/limits'
import { book, page } from '../components/fixtures'
import { sayState, sayStoredReason } from '@/lib/details/say'
import { claimsOfNote } from '@/lib/notes/formats/shared/dossier-lookup'
import { reportOf } from '@/lib/notes/export/page-report-of'
import { writeHtml, writeMarkdown } from '@/lib/notes/formats/documents/notes'
import { reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { writtenInOrder } from './formats/pieces'

const detail: Detail = {
  start: 4, end: 8, kind: 'date', verdict: 'differs', doubted: false, article: '2014', dossier: '2015',
  question: 'When she came', claim: 'left-works', slot: 0,
} // prettier-ignore
const { start: _start, end: _end, slot: _slot, ...then } = detail
const [finding] = page.findings

const ada = { name: 'Ada Example', version: 'test.1' }

/** As stored by the background. */
function kept(more: Partial<Finding>): unknown {
  const content = draftOnFinding(page, { ...finding!, ...more }, null, () => ada)
  const draft = draftSchema.parse({ ...content, id: 'a', basedOn: null })
  const now = '2026-06-02T10:00:00.000Z'
  expect(isAnnotation({ ...draft, created: now, modified: now })).toBe(true)
  return draft.finding?.details
}

test('a note on a finding stores its details without their positions', () => {
  expect(kept({ details: [detail] })).toEqual([then])
})

test('a note on a finding without details, or newer than the evidence, stores no details', () => {
  expect(kept({ details: [] })).toBeUndefined()
  expect(kept({ details: [detail], newer: true })).toBeUndefined()
})

test('a note stores the reason in words', () => {
  const reasonOf = (more: Partial<Finding>) =>
    draftOnFinding(page, { ...finding!, ...more }, null, () => ada).finding?.reason
  expect(reasonOf({ details: [detail] })).toBe('Differs: 2014 (evidence: 2015).')
  expect(reasonOf({ details: [], newer: true })).toBe('Newer than the evidence.')
})

test('a note on a sentence that no claim settles stores the closest claims, and is named as the sentence is', () => {
  const open: Detail = { ...detail, verdict: 'open', dossier: null }
  const unsettled: Finding = { ...finding!, verdict: 'unverified', related: ['left-works'], details: [open] }
  const draft = draftOnFinding(page, unsettled, null, () => ada)
  const stored = draft.finding!
  expect(sayState(stored)).toBe('Not settled')
  expect(sayStoredReason(stored)).toBe('')
  const lookups = { ...book, subject: { name: 'Ada' } }
  expect(claimsOfNote(draft, lookups).map(({ id }) => id)).toEqual([...finding!.claims, 'left-works'])
})

test('a note on the cell of a table names the head of its row, also in exports and reports', async () => {
  const findings = [{ ...finding!, head: 'Doctoral adviser' }]
  const draft = draftOnFinding(page, findings[0]!, null, () => ada)
  const note = { ...draft, id: 'a', created: '2026-06-02T10:00:00.000Z', modified: '2026-06-02T10:00:00.000Z' }
  const says = `${sayState(finding!)} · Doctoral adviser`
  expect(await writtenInOrder(writeMarkdown, [note], book)).toContain(`**${says}**`)
  expect(await writtenInOrder(writeHtml, [note], book)).toContain(says)
  // A report only counts what is supported.
  const differing = findings.map((found) => ({ ...found, verdict: 'contradicted' as const }))
  const report = await reportOf({ ...page, findings: differing }, book, new Date(2026, 5, 9))
  expect(reportToMarkdown(report)).toContain('Doctoral adviser · Paragraph')
})

test('details that are too long or too many are cut', () => {
  const details = Array.from({ length: 300 }, () => ({ ...detail, article: 'x'.repeat(3000), dossier: null }))
  const all = kept({ details }) as { article: string; dossier: string | null }[]
  expect(all).toHaveLength(noteLimits.details)
  expect(all[0]).toMatchObject({ article: 'x'.repeat(noteLimits.detail), dossier: null })
})

test('the background saves a note without the details of its finding that are not valid', () => {
  const content = draftOnFinding(page, finding!, null, () => ada)
  const savedDetails = (details: unknown) =>
    draftSchema.parse({ ...content, id: 'a', basedOn: null, finding: { ...content.finding, details } }).finding?.details
  expect(savedDetails([then])).toEqual([then])
  expect(savedDetails([{ ...then, kind: 'other' }, then, { ...then, doubted: 'no' }])).toEqual([then])
  expect(savedDetails([{ ...then, dossier: 'x'.repeat(3000) }])).toEqual([
    { ...then, dossier: 'x'.repeat(noteLimits.detail) },
  ])
  expect(savedDetails(Array.from({ length: 300 }, () => then))).toHaveLength(noteLimits.details)
})

test('a note keeps which dossier its finding is from, and what each dossier said; none for the bundled one alone', () => {
  const nameOf = { ada: 'Ada Example', harbour: 'Harbour Works' } as Record<string, string>
  const dossierOf = ({ dossier = '' }: Finding) => ({ name: nameOf[dossier] ?? 'Bundled', version: `v-${dossier}` })
  const draft = (more: Partial<Finding>) => draftOnFinding(page, { ...finding!, ...more }, null, dossierOf).finding
  expect(draft({})).not.toHaveProperty('dossier')
  expect(draft({ dossier: 'bundled' })).not.toHaveProperty('dossier')
  const answers: Finding[] = [
    { ...finding!, dossier: 'ada', verdict: 'contradicted' },
    { ...finding!, dossier: 'harbour', verdict: 'supported', partial: true },
  ]
  expect(draft({ dossier: 'ada', verdict: 'disputed', answers })).toMatchObject({
    verdict: 'disputed',
    dossierVersion: 'v-ada',
    dossier: { id: 'ada', name: 'Ada Example' },
    answers: [
      { dossier: 'Ada Example', verdict: 'contradicted' },
      { dossier: 'Harbour Works', verdict: 'supported', partial: true },
    ],
  })
  expect(draft({ verdict: 'supported', partial: true })).toMatchObject({ verdict: 'supported', partial: true })
})
