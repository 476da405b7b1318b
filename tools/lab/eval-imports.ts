import { strToU8 } from 'fflate'
import { parseArgs } from 'node:util'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import type { ImportResult } from '@/lib/dossier/import/types'
import { loadReports, type Report } from './eval/imports/report-set'
import { scoreImport, type ImportScore } from './eval/imports/score-import'

// `npm run eval:imports [-- FOLDER] [--only 01,21-60] [--misses] [--claims]`: imports the reports of tests/import-reports and
// compares the claims with the list of what each report states. `--misses` names what is wrong, of the reports for work
// only. `--read` lists the claims for a second reading, of all reports.
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
    claims: { type: 'boolean', default: false },
    read: { type: 'boolean', default: false },
  },
})
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
  if (flags.claims && !report.isKeptAside) printClaims(report, result)
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
  const reading = readDossierFile({ name: file, bytes: strToU8(text) }, { today: '2026-11-01' })
  let step = reading.next()
  while (!step.done) step = reading.next()
  return step.value
}

function printLine(
  {
    name,
    facts,
    arrived,
    claims,
    faithful,
    subject,
    title,
    date,
    rated,
    ratedRight,
    doubts,
    doubtsPlaced,
    left,
    leftTaken,
    style,
  }: ImportScore,
  isKeptAside: boolean,
): void {
  const head = [subject ? '' : 'SUBJECT', title ? '' : 'TITLE', date ? '' : 'DATE'].filter(Boolean).join(' ')
  console.log(
    `  ${name}  facts ${arrived}/${facts}  claims ${faithful}/${claims}  sources ${ratedRight}/${rated}  doubts ${doubtsPlaced}/${doubts}  left ${leftTaken.length}/${left}  ${head}${isKeptAside ? '' : `  ${style}`}`,
  )
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

function printClaims({ name }: Report, result: ImportResult): void {
  console.log(`\n${name}`)
  if (result.ok) {
    for (const { topic, claims } of result.record.topics)
      for (const { text, sources, status } of claims)
        console.log(`  [${topic}] ${text} [${sources.join()}]${status === 'established' ? '' : ` ${status}`}`)
    for (const source of result.record.sources) console.log(`  source ${JSON.stringify(source)}`)
  }
  for (const problem of result.problems)
    console.log(`  ${problem.level} ${problem.code} ${String(problem.line)} ${problem.words ?? ''}`)
}

function printTotals(all: readonly ImportScore[]): void {
  const sum = (of: (score: ImportScore) => number) => all.reduce((total, score) => total + of(score), 0)
  const share = (name: string, part: number, whole: number) => {
    console.log(`  ${name.padEnd(44)} ${(whole === 0 ? 1 : part / whole).toFixed(3)}  (${part} of ${whole})`)
  }
  share(
    'facts that arrive',
    sum((s) => s.arrived),
    sum((s) => s.facts),
  )
  share(
    'claims with the words of the report',
    sum((s) => s.faithful),
    sum((s) => s.claims),
  )
  share(
    'subject, title and date',
    sum((s) => Number(s.subject) + Number(s.title) + Number(s.date)),
    3 * all.length,
  )
  share(
    '  subject',
    sum((s) => Number(s.subject)),
    all.length,
  )
  share(
    '  title',
    sum((s) => Number(s.title)),
    all.length,
  )
  share(
    '  date',
    sum((s) => Number(s.date)),
    all.length,
  )
  share(
    'tiers, confidence and sources of the facts',
    sum((s) => s.ratedRight),
    sum((s) => s.rated),
  )
  share(
    'doubts at their claims',
    sum((s) => s.doubtsPlaced),
    sum((s) => s.doubts),
  )
  share(
    'sentences without a fact that are left out',
    sum((s) => s.left - s.leftTaken.length),
    sum((s) => s.left),
  )
}
