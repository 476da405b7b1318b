import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { diffDossiers } from '@/lib/dossier/diff'
import { isoDate } from './cli/iso-date'
import { loadDossier } from './cli/load-dossier'
import { applyCorrections } from './dossier/apply'
import { compiledText } from './dossier/compiled-text'
import { print, problemLine, runCheck } from './dossier/run-check'
import { statsOf, statsText } from './dossier/stats'
import { loadDossierFolder } from './load-dossier-folder'

const USAGE = `usage: npm run dossier -- compile
       npm run dossier -- check [--no-engine] [--misses] [--today YYYY-MM-DD]
       npm run dossier -- stats [--json]
       npm run dossier -- diff OLD NEW      (dossier folders or compiled files)
       npm run dossier -- apply FILE [--dry-run] [--no-engine]      (corrections that a reader has exported)
options: --folder PATH (dossier/karpathy), or --dossier PATH`

const VERBS: readonly string[] = ['compile', 'check', 'stats', 'apply']

/** `npm run dossier -- VERB`, for people who change the dossier. Exit 0: in order, 1: not in order, 2: not understood. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    folder: { type: 'string' },
    dossier: { type: 'string' },
    engine: { type: 'boolean', default: true },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const folder = values.folder ?? values.dossier ?? 'dossier/karpathy'
process.exitCode = await run(positionals[0] ?? 'check')

async function run(verb: string): Promise<number> {
  if (verb === 'diff') return diff(positionals[1], positionals[2])
  const [, file] = positionals
  if (!VERBS.includes(verb) || isoDate(values.today) === null || (verb === 'apply' && file === undefined)) {
    console.error(USAGE)
    return 2
  }
  const { engine, misses, today } = values
  if (verb === 'apply' && file !== undefined)
    return applyCorrections(file, { folder, dryRun: values['dry-run'], engine, misses, today })
  const loaded = await loadDossierFolder(folder)
  if (!loaded.ok) {
    for (const problem of loaded.problems) console.error(problemLine(problem))
    console.error(`${folder} does not compile: ${loaded.problems.length} to put right`)
    return 1
  }
  const { dossier } = loaded
  const target = join(folder, 'compiled.json')
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
  const compiled = await readFile(target, 'utf8').catch(() => '')
  return runCheck(loaded, { compiled, engine, misses, today }) > 0 ? 1 : 0
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
