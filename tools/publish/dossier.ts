import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { diffDossiers } from './diff'
import { auditOf } from '@/lib/dossier/browse/audit'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { loadDossier } from '../cli/load-dossier'
import { plain } from '../cli/print-report'
import { applyCorrections } from './apply'
import { compiledFiles } from './compiled-text'
import { importFile } from './import-file'
import { newDossier } from './new-dossier'
import { packFolder, verifyPack, writeKey } from './pack'
import { print, problemLine, runCheck } from './run-check'
import { auditLines } from './audit-lines'
import { statsOf, statsText } from './stats'
import { loadDossierFolder } from './load-dossier-folder'

const USAGE = `usage: npm run dossier -- new NAME [--out FOLDER]      (a folder to start a dossier with)
       npm run dossier -- compile
       npm run dossier -- check [FOLDER] [--no-engine] [--misses] [--today YYYY-MM-DD]
       npm run dossier -- stats [--json]
       npm run dossier -- audit [FOLDER] [--json] [--today YYYY-MM-DD]      (what the claims rest on, and what is weak)
       npm run dossier -- diff OLD NEW      (dossier folders or compiled files)
       npm run dossier -- apply FILE… [--dry-run] [--no-engine]      (corrections of readers: files, or the text of a mail or an issue)
       npm run dossier -- import FILE [--out FOLDER] [--subject NAME] [--as-of YYYY-MM-DD]      (docs/dossier-import.md)
       npm run dossier -- keygen [FILE]      (a key to sign with; dossier-key.pem)
       npm run dossier -- pack [FOLDER] --key FILE [--out FILE]      (one signed file; docs/dossiers.md)
       npm run dossier -- verify FILE
       npm run dossier -- site DOSSIER… --out FOLDER [--key FILE] [--before FILE]… [--address URL] [--languages en,fr]
                                             (a site to publish; docs/publishing.md)
options: --folder PATH (dossier/karpathy), or --dossier PATH`

const VERBS: readonly string[] = [
  ...['compile', 'check', 'stats', 'apply', 'import', 'keygen', 'pack', 'verify', 'site', 'new', 'audit'],
]
const WITH_FILE: readonly string[] = ['apply', 'import', 'verify', 'site', 'new']
const WITH_FOLDER: readonly string[] = ['check', 'pack', 'audit']

/** `npm run dossier -- VERB`, for people who change the dossier. Exit 0: in order, 1: not in order, 2: not understood. */
export function main(args: readonly string[]): Promise<number> {
  return run(args).catch((error: unknown) => {
    console.error(plain(String(error)))
    return 1
  })
}

async function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      folder: { type: 'string' },
      dossier: { type: 'string' },
      engine: { type: 'boolean', default: true },
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      subject: { type: 'string' },
      'as-of': { type: 'string' },
      key: { type: 'string' },
      before: { type: 'string', multiple: true, default: [] },
      address: { type: 'string' },
      languages: { type: 'string', default: 'en' },
      'dry-run': { type: 'boolean', default: false },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const folder =
    values.folder ??
    values.dossier ??
    (WITH_FOLDER.includes(positionals[0] ?? '') ? positionals[1] : undefined) ??
    'dossier/karpathy'
  const verb = positionals[0] ?? 'check'
  if (verb === 'diff') return diff(positionals[1], positionals[2])
  const [, file] = positionals
  if (!VERBS.includes(verb) || isoDate(values.today) === null || (WITH_FILE.includes(verb) && file === undefined))
    return showUsage()
  const { engine, misses, today } = values
  if (verb === 'apply' && file !== undefined)
    return applyCorrections(positionals.slice(1), { folder, dryRun: values['dry-run'], engine, misses, today })
  const asOf = values['as-of']
  if (asOf !== undefined && isoDate(asOf) === null) return showUsage()
  const importing = { today, asOf, subject: values.subject }
  if (verb === 'import' && file !== undefined) return importFile(file, values.out, importing)
  if (verb === 'new' && file !== undefined) return newDossier(file, values.out, today)
  if (verb === 'keygen') return writeKey(file ?? 'dossier-key.pem')
  if (verb === 'verify' && file !== undefined) return verifyPack(file)
  if (verb === 'site' && values.out !== undefined) {
    // React draws three times as fast when it is not told that this is for developing.
    process.env.NODE_ENV ??= 'production'
    const { runSite } = await import('./site/run-site')
    const { out, before, key, address, languages } = values
    return runSite({ dossiers: positionals.slice(1), out, before, key, address, languages })
  }
  if (verb === 'pack') return values.key === undefined ? showUsage() : packFolder(folder, values.key, values.out)
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
  if (verb === 'audit') {
    const audit = auditOf(createDossierBook(dossier))
    if (values.json) console.log(JSON.stringify(audit, null, 2))
    else for (const [heading, lines] of auditLines(audit, dossier, today)) print(heading, lines)
    return 0
  }
  if (verb === 'compile') {
    for (const [name, text] of Object.entries(compiledFiles(dossier))) await writeFile(join(folder, name), text)
    console.log(`${target}: ${dossier.claims.length} claims, ${dossier.sources.length} sources`)
    return 0
  }
  const compiled = await readFile(target, 'utf8').catch(() => '')
  return runCheck(loaded, { compiled, engine, misses, today }) > 0 ? 1 : 0
}

function showUsage(): number {
  console.error(USAGE)
  return 2
}

async function diff(old: string | undefined, now: string | undefined): Promise<number> {
  if (old === undefined || now === undefined) return showUsage()
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

if (process.argv[1]?.endsWith('dossier.ts')) process.exitCode = await main(process.argv.slice(2))
