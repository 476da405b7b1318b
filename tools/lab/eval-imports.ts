import { Refusal } from '@/tools/shared/command'
import { strToU8 } from 'fflate'
import { parseArgs } from 'node:util'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { loadReports, scoreImport, type ImportScore, type ScorePart } from './eval/imports/score-import'

// `npm run eval:imports [-- FOLDER] [--only 01,21-60] [--misses] [--read]`: imports the reports of tests/import-reports
// and compares the claims with the facts that each report states. `--misses` prints the errors, except for reports that
// are kept aside. `--read` lists the claims of all reports for a second reading.
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
    read: { type: 'boolean', default: false },
  },
})
/** The printed figures, in order. `missed` labels a figure in the line of each report, and each of its errors. */
const PRINTED_FIGURES: readonly { name: string; parts: readonly ScorePart[]; missed?: string }[] = [
  { name: 'facts that arrive', parts: ['facts'], missed: 'lost' },
  { name: 'claims with the words of the report', parts: ['claims'], missed: 'read' },
  { name: 'subject, title and date', parts: ['subject', 'title', 'date'] },
  { name: '  subject', parts: ['subject'] },
  { name: '  title', parts: ['title'] },
  { name: '  date', parts: ['date'] },
  { name: 'tiers, confidence and sources of the facts', parts: ['sources'], missed: 'rated' },
  { name: 'doubts at their claims', parts: ['doubts'], missed: 'doubt' },
  { name: 'sentences without a fact that are left out', parts: ['left'], missed: 'taken' },
]
const listedParts = PRINTED_FIGURES.flatMap(({ parts, missed }) =>
  missed === undefined ? [] : parts.map((part) => ({ part, missed })),
)

const numberRanges = flags.only?.split(',').map((part) => part.split('-').map(Number))
const reports = (await loadReports(positionals[0] ?? 'tests/import-reports')).filter(
  ({ name }) =>
    !numberRanges || numberRanges.some(([first = 0, last = first]) => Number(name) >= first && Number(name) <= last),
)

if (reports.length === 0) throw new Refusal('there are no such reports')
const scores = reports.map((report) => {
  const result = readDossierFile({ name: report.file, bytes: strToU8(report.text) }, { today: '2026-11-01' })
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
    if (flags.read) for (const one of score.parts.claims.misses) console.log(`    read: ${one}`)
  }
  printTotals(own)
}

function printLine({ name, style, parts }: ImportScore, isKeptAside: boolean): void {
  const wrong = (['subject', 'title', 'date'] as const).filter((part) => parts[part].right === 0)
  const counts = listedParts.map(({ part }) => `${part} ${parts[part].right}/${parts[part].of}`)
  const head = wrong.map((part) => part.toUpperCase()).join(' ')
  console.log(`  ${name}  ${counts.join('  ')}  ${head}${isKeptAside ? '' : `  ${style}`}`)
}

function printMisses({ parts, importedHead }: ImportScore): void {
  console.log(`    says: ${importedHead.subject} | ${importedHead.title} | ${importedHead.date}`)
  for (const { part, missed } of listedParts) for (const one of parts[part].misses) console.log(`    ${missed}: ${one}`)
}

function printTotals(all: readonly ImportScore[]): void {
  for (const { name, parts } of PRINTED_FIGURES) {
    const tallies = parts.flatMap((part) => all.map((score) => score.parts[part]))
    const right = tallies.reduce((sum, one) => sum + one.right, 0)
    const of = tallies.reduce((sum, one) => sum + one.of, 0)
    console.log(`  ${name.padEnd(44)} ${(of === 0 ? 1 : right / of).toFixed(3)}  (${right} of ${of})`)
  }
}
