import './production'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { auditLines, countDossier, statsText } from './dossier-lines'
import { reliabilityOf, createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { filesOf } from '@/tools/shared/folder-files'
import { readPackedBytes } from '@/lib/engine/data/packed'
import { provideStoredTexts } from '@/lib/engine/encoder/shared-encoder'
import type { StoredTexts } from '@/lib/engine/encoder/stored-texts'
import { toSafeLine } from '@/tools/shared/problem-words'
import { writeCompiled } from './compiled-text'
import { newDossier } from './new-dossier'
import { loadDossierOrRefuse, printSection, runCheck } from './run-check'
import { Refusal, refusalIn } from '@/tools/shared/command'

const USAGE = `usage: npm run dossier -- new NAME [--out FOLDER]      (a folder to start a dossier with)
       npm run dossier -- compile
       npm run dossier -- check [FOLDER] [--no-engine] [--misses] [--today YYYY-MM-DD]
       npm run dossier -- stats [--json]
       npm run dossier -- audit [FOLDER] [--json] [--today YYYY-MM-DD]      (what the claims rest on, and what is weak)
       npm run dossier -- import FILE [--out FOLDER] [--subject NAME] [--as-of YYYY-MM-DD] [--report]   (docs/dossier-import.md)
       npm run dossier -- site DOSSIER --out FOLDER [--address URL] [--languages en,fr]
                                             (a site to publish; docs/publishing.md)
options: --folder PATH (dossier/karpathy), or --dossier PATH`

/** Commands whose second word is the folder of a dossier. */
const WITH_FOLDER: readonly string[] = ['check', 'audit']

/** `npm run dossier -- VERB`, for editors of a dossier. Exit 0: no fault, 1: faults found, 2: invalid command line. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand(args).catch((error: unknown) => {
    const refusal = refusalIn(error)
    console.error(toSafeLine(refusal?.message ?? String(error)))
    return refusal?.exit ?? 1
  })
}

async function runCommand(args: readonly string[]): Promise<number> {
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
      address: { type: 'string' },
      languages: { type: 'string', default: 'en' },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const [verb = 'check', ...files] = positionals
  const [file] = files
  const { engine, misses, json, out, today, 'as-of': asOf } = values
  const folder =
    values.folder ?? values.dossier ?? (WITH_FOLDER.includes(verb) ? file : undefined) ?? 'dossier/karpathy'
  for (const day of [today, asOf])
    if (day !== undefined && isoDate(day) === null) throw new Refusal(`${day}: a day such as 2024-02-13 is needed`)
  switch (verb) {
    case 'new':
      await newDossier(requireWord(file), out, today)
      return 0
    case 'import': {
      const { importFile } = await import('./import-file')
      await importFile(requireWord(file), out, { today, asOf, subject: values.subject, isReport: values.report })
      return 0
    }
    case 'site': {
      const dossier = requireWord(file)
      if (files.length > 1) throw new Refusal('a site is of one dossier')
      const { runSite } = await import('./run-site')
      const { address, languages } = values
      await runSite({ dossier, out: requireWord(out), address, languages })
      return 0
    }
    case 'stats': {
      const stats = countDossier(loadDossierOrRefuse(folder).dossier)
      console.log(json ? JSON.stringify(stats, null, 2) : statsText(stats))
      return 0
    }
    case 'audit': {
      const { dossier } = loadDossierOrRefuse(folder)
      const audit = reliabilityOf(createDossierBook(dossier))
      if (json) console.log(JSON.stringify(audit, null, 2))
      else for (const [heading, lines] of auditLines(audit, dossier, today)) printSection(heading, lines)
      return 0
    }
    case 'compile': {
      const { dossier } = loadDossierOrRefuse(folder)
      writeCompiled(folder, dossier)
      console.log(
        `${join(folder, 'compiled.json')}: ${dossier.claims.length} claims, ${dossier.sources.length} sources`,
      )
      return 0
    }
    case 'check': {
      const loaded = loadDossierOrRefuse(folder)
      const compiled = filesOf(folder).read('compiled.json') ?? ''
      const texts = filesOf(folder).readBytes('encoded.bin')
      if (texts) provideStoredTexts(readPackedBytes(new Uint8Array(texts)) as StoredTexts)
      return runCheck(loaded, { compiled, engine, printsMisses: misses, today }) > 0 ? 1 : 0
    }
    default:
      throw new Refusal(`${verb}: no such command. \`--help\` says how it is used`)
  }
}

function requireWord(word: string | undefined): string {
  if (word === undefined) throw new Refusal('a word of the command line is missing. `--help` says how it is used')
  return word
}

if (process.argv[1]?.endsWith('dossier.ts')) process.exitCode = await main(process.argv.slice(2))
