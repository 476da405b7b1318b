import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkDossier, type CheckProblem } from '@/lib/dossier/check'
import type { Problem } from '@/lib/dossier/compile'
import { checkExamples } from './dossier/check-examples'
import { compiledText } from './dossier/compiled-text'
import { printStats } from './dossier/stats'
import { loadDossierFolder } from './load-dossier-folder'

/** `npm run dossier -- compile | check [--no-engine] [--misses] | stats`, for people who change the dossier. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    folder: { type: 'string', default: 'dossier/karpathy' },
    engine: { type: 'boolean', default: true },
    misses: { type: 'boolean', default: false },
  },
})
process.exitCode = await run(positionals[0] ?? 'check')

async function run(verb: string): Promise<number> {
  if (!['compile', 'check', 'stats'].includes(verb)) {
    console.error('usage: npm run dossier -- compile | check [--no-engine] [--misses] | stats   [--folder PATH]')
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
  if (verb === 'stats') printStats(dossier)
  if (verb === 'stats') return 0
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
  for (const problem of problems) console.error(`${problem.level}  ${line(problem)}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  console.log(`${dossier.claims.length} claims checked: ${errors} errors, ${problems.length - errors} warnings`)
  return errors > 0 ? 1 : 0
}

function line({ file, claim, message }: Problem): string {
  return `${file}${claim ? ` · ${claim}` : ''}: ${message}`
}
