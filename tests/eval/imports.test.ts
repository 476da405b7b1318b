// @module-tag figures
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { loadReports, scoreImport, type ImportScore, type ScorePart } from './imports/score-import'

/** The printed figures. `missed` labels each error, which the variable ERRORS prints, except for reports that are kept aside. */
const FIGURES: readonly { name: string; parts: readonly ScorePart[]; missed?: string }[] = [
  { name: 'facts that arrive', parts: ['facts'], missed: 'lost' },
  { name: 'claims with the words of the report', parts: ['claims'], missed: 'read' },
  { name: 'subject', parts: ['subject'] },
  { name: 'title', parts: ['title'] },
  { name: 'date', parts: ['date'] },
  { name: 'tiers, confidence and sources of the facts', parts: ['sources'], missed: 'rated' },
  { name: 'doubts at their claims', parts: ['doubts'], missed: 'doubt' },
  { name: 'sentences without a fact that are left out', parts: ['left'], missed: 'taken' },
]

const reports = await loadReports('tests/import-reports')

test.each([
  ['01-20', 0.8, 0.99],
  ['21-60', 0.8, 0.99],
  ['61-90', 0.85, 0.99],
  ['91-130', 0.81, 0.99],
])('the reports %s give most of their facts as claims, in their own words', async (set, leastFacts, leastOwn) => {
  const [first = 0, last = 0] = set.split('-').map(Number)
  const own = reports.filter(({ name }) => Number(name) >= first && Number(name) <= last)
  const scores: ImportScore[] = []
  for (const report of own) {
    const file = { name: report.file, bytes: strToU8(report.text) }
    const result = await readGivenFile(file, { today: '2026-11-01', isReport: true })
    const has = (code: string) => result.problems.some((problem) => problem.code === code)
    const missing = { subject: has('subject-missing'), date: has('date-missing') }
    const score = scoreImport(report, result.ok ? result.record : null, missing)
    if (process.env.ERRORS !== undefined && !report.isKeptAside) printErrors(score)
    scores.push(score)
  }
  const [facts = 0, claims = 0] = FIGURES.map(({ name, parts }) => {
    const tallies = parts.flatMap((part) => scores.map((score) => score.parts[part]))
    const [right, of] = [tallies.reduce((n, one) => n + one.right, 0), tallies.reduce((n, one) => n + one.of, 0)]
    console.log(`${set}: ${name} ${(right / of).toFixed(3)} (${right} of ${of})`)
    return right / of
  })
  expect(facts).toBeGreaterThanOrEqual(leastFacts)
  expect(claims).toBeGreaterThanOrEqual(leastOwn)
})

function printErrors({ name, parts }: ImportScore): void {
  for (const { parts: own, missed } of FIGURES)
    for (const part of own) for (const one of parts[part].misses) console.log(`${name} ${missed ?? part}: ${one}`)
}
