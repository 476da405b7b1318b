import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkDossier, type CheckProblem } from '@/lib/dossier/check'
import { coverageLines } from '@/lib/dossier/checks/coverage'
import type { Problem } from '@/lib/dossier/compile'
import { diffDossiers } from '@/lib/dossier/diff'
import { dueForReview } from '@/lib/dossier/due'
import { isoDate } from './cli/iso-date'
import { loadDossier } from './cli/load-dossier'
import { checkExamples } from './dossier/check-examples'
import { compiledText } from './dossier/compiled-text'
import { statsOf, statsText } from './dossier/stats'
import { loadDossierFolder } from './load-dossier-folder'

const USAGE = `usage: npm run dossier -- compile
       npm run dossier -- check [--no-engine] [--misses] [--today YYYY-MM-DD]
       npm run dossier -- stats [--json]
       npm run dossier -- diff OLD NEW      (dossier folders or compiled files)
options: --folder PATH (dossier/karpathy)`

/** `npm run dossier -- VERB`, for people who change the dossier. Exit 0: in order, 1: not in order, 2: not understood. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    folder: { type: 'string', default: 'dossier/karpathy' },
    engine: { type: 'boolean', default: true },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
process.exitCode = await run(positionals[0] ?? 'check')

async function run(verb: string): Promise<number> {
  if (verb === 'diff') return diff(positionals[1], positionals[2])
  if (!['compile', 'check', 'stats'].includes(verb) || isoDate(values.today) === null) {
    console.error(USAGE)
    return 2
  }
  const loaded = await loadDossierFolder(values.folder)
  if (!loaded.ok) {
    for (const problem of loaded.problems) console.error(line(problem))
    console.error(`${values.folder} does not compile: ${loaded.problems.length} to put right`)
    return 1
  }
  const { dossier, authored } = loaded
  const target = join(values.folder, 'compiled.json')
  if (verb === 'stats') {
    const stats = statsOf(dossier)
    console.log(values.json ? JSON.stringify(stats, null, 2) : statsText(stats))
    return 0
  }
  if (verb === 'compile') {
    await writeFile(target, compiledText(dossier))
    console.log(`${target}: ${dossier.claims.length} claims, ${dossier.sources.length} sources`)
    return 0
  }
  const problems: CheckProblem[] = checkDossier(authored)
  if ((await readFile(target, 'utf8').catch(() => '')) !== compiledText(dossier)) {
    problems.push({ level: 'error', file: 'compiled.json', message: 'is not current: npm run dossier -- compile' })
  }
  if (values.engine) problems.push(...checkExamples(authored, dossier, values.misses))
  print('claims by subsection of the research', coverageLines(authored))
  print(
    `due for review on ${values.today}: numbers that change and were seen more than a year before`,
    dueForReview(dossier, values.today).map(({ id, seen, text }) => `  ${seen}  ${id}: ${text}`),
  )
  for (const problem of problems) console.error(`${problem.level}  ${line(problem)}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  console.log(`${dossier.claims.length} claims checked: ${errors} errors, ${problems.length - errors} warnings`)
  return errors > 0 ? 1 : 0
}

async function diff(old: string | undefined, now: string | undefined): Promise<number> {
  if (old === undefined || now === undefined) {
    console.error(USAGE)
    return 2
  }
  const [before, after] = await Promise.all([loadDossier(old), loadDossier(now)])
  for (const [path, { ok, ...loaded }] of [[old, before] as const, [now, after] as const])
    if (!ok) console.error(`${path}: ${'reason' in loaded ? loaded.reason : ''}`)
  if (!before.ok || !after.ok) return 2
  const differences = diffDossiers(before.dossier, after.dossier)
  for (const { heading, lines } of differences)
    print(
      `${heading} (${lines.length})`,
      lines.map((text) => `  ${text}`),
    )
  if (differences.length === 0) console.log('Nothing changed.')
  return 0
}

function print(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`${heading}\n${lines.join('\n')}\n`)
}

function line({ file, claim, message }: Problem): string {
  return `${file}${claim ? ` · ${claim}` : ''}: ${message}`
}
