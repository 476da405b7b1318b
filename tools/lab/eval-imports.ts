import { strToU8 } from 'fflate'
import { parseArgs } from 'node:util'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { ImportResult } from '@/lib/dossier/import/types'
import { loadReports, type Report } from './eval/imports/report-set'
import { scoreImport, type ImportScore } from './eval/imports/score-import'

// `npm run eval:imports [-- FOLDER] [--only 01,21-60] [--misses] [--read]`: imports the reports of tests/import-reports and
// compares the claims with the list of what each report states. `--misses` names what is wrong, of the reports for work
// only. `--read` lists the claims for a second reading, of all reports.
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
    read: { type: 'boolean', default: false },
  },
})
interface Share {
  name: string
  /** In the line of one report. */
  short?: string
  part: (score: ImportScore) => number
  whole: (score: ImportScore) => number
}

const one = () => 1
const shares: readonly Share[] = [
  { name: 'facts that arrive', short: 'facts', part: (s) => s.arrived, whole: (s) => s.facts },
  { name: 'claims with the words of the report', short: 'claims', part: (s) => s.faithful, whole: (s) => s.claims },
  {
    name: 'subject, title and date',
    part: (s) => Number(s.subject) + Number(s.title) + Number(s.date),
    whole: () => 3,
  },
  { name: '  subject', part: (s) => Number(s.subject), whole: one },
  { name: '  title', part: (s) => Number(s.title), whole: one },
  { name: '  date', part: (s) => Number(s.date), whole: one },
  {
    name: 'tiers, confidence and sources of the facts',
    short: 'sources',
    part: (s) => s.ratedRight,
    whole: (s) => s.rated,
  },
  { name: 'doubts at their claims', short: 'doubts', part: (s) => s.doubtsPlaced, whole: (s) => s.doubts },
  {
    name: 'sentences without a fact that are left out',
    short: 'left',
    part: (s) => s.left - s.leftTaken.length,
    whole: (s) => s.left,
  },
]

const only = flags.only?.split(',').map((part) => part.split('-').map(Number))
const reports = (await loadReports(positionals[0] ?? 'tests/import-reports')).filter(
  ({ name }) => !only || only.some(([first = 0, last = first]) => Number(name) >= first && Number(name) <= last),
)

const scores = reports.map((report) => {
  const result = imported(report)
  const has = (code: string) => result.problems.some((problem) => problem.code === code)
  const score = scoreImport(report, result.ok ? result.record : null, {
    subject: has('subject-missing'),
    date: has('date-missing'),
  })
  return { report, score }
})
for (const [name, isKeptAside] of [
  ['for work', false],
  ['kept aside', true],
] as const) {
  const own = scores.filter(({ report }) => report.isKeptAside === isKeptAside).map(({ score }) => score)
  if (own.length === 0) continue
  console.log(`\n${own.length} reports ${name}`)
  for (const score of own) {
    printLine(score, isKeptAside)
    if (flags.misses && !isKeptAside) printMisses(score)
    if (flags.read)
      for (const { claim, original, why } of score.toRead)
        console.log(`    read: ${claim}\n          ${original}\n          (${why})`)
  }
  printTotals(own)
}

function imported({ file, text }: Report): ImportResult {
  return runAtOnce(readDossierFile({ name: file, bytes: strToU8(text) }, { today: '2026-11-01' }))
}

function printLine(score: ImportScore, isKeptAside: boolean): void {
  const wrong = (['subject', 'title', 'date'] as const).filter((part) => !score[part])
  const counts = shares
    .filter(({ short }) => short !== undefined)
    .map(({ short, part, whole }) => `${short} ${part(score)}/${whole(score)}`)
  const head = wrong.map((part) => part.toUpperCase()).join(' ')
  console.log(`  ${score.name}  ${counts.join('  ')}  ${head}${isKeptAside ? '' : `  ${score.style}`}`)
}

function printMisses({ lost, toRead, ratedWrong, doubtsLost, leftTaken, said }: ImportScore): void {
  console.log(`    says: ${said.subject} | ${said.title} | ${said.date}`)
  for (const one of lost) console.log(`    lost: ${one}`)
  for (const { claim, original, why } of toRead)
    console.log(`    read: ${claim}\n          ${original}\n          (${why})`)
  for (const one of ratedWrong) console.log(`    rated: ${one}`)
  for (const one of doubtsLost) console.log(`    doubt: ${one}`)
  for (const one of leftTaken) console.log(`    taken: ${one}`)
}

function printTotals(all: readonly ImportScore[]): void {
  const sum = (of: (score: ImportScore) => number) => all.reduce((total, score) => total + of(score), 0)
  for (const { name, part, whole } of shares) {
    const [right, of] = [sum(part), sum(whole)]
    console.log(`  ${name.padEnd(44)} ${(of === 0 ? 1 : right / of).toFixed(3)}  (${right} of ${of})`)
  }
}
