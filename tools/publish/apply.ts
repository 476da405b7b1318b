import { readFile, stat, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompileResult } from '@/lib/dossier/format/compile'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { bytesOf } from '../cli/file-bytes'
import { plain } from '../cli/print-report'
import { loadDossierFolder } from './load-dossier-folder'
import { appendToYaml } from './append-to-yaml'
import { compiledFiles } from './compiled-text'
import { judgeReported } from './judge-reported'
import { planCorrections, type Outcome } from './plan-corrections'
import { readCorrections } from './read-corrections'
import { Refusal } from './refusal'
import { firstProblem } from './problem-words'
import { mustLoad, print, runCheck, type CheckOptions } from './run-check'
import { groupedBy } from '@/lib/text/grouped-by'

/**
 * Puts a reader's corrections into a dossier folder: all that can be, or nothing, with an answer for each. Then checks it.
 *
 * @returns 0: all is in the dossier and the check finds no error, 1: something was refused or is not in order
 * @throws Refusal when nothing is applied
 */
export async function applyCorrections(
  files: readonly string[],
  { folder, dryRun, ...check }: Omit<CheckOptions, 'compiled'> & { folder: string; dryRun: boolean },
): Promise<number> {
  const batches: { subject: string; items: unknown[] }[] = []
  for (const file of files) {
    const bytes = bytesOf(file)
    if (typeof bytes === 'string') throw new Refusal(`${file}: ${bytes}`, 2)
    const text = decodeBytes(bytes)
    if (text === null) throw new Refusal(`${file}: not a text file`, 2)
    const read = readCorrections(text)
    if (!read.ok) throw new Refusal(`${file}: ${read.reason}`, 2)
    batches.push(read)
  }
  const { authored } = await mustLoad(folder)
  const outcomes = planCorrections(authored, batches)
  const edited = await edit(folder, outcomes)
  const after = await loadDossierFolder(folder, edited.texts)
  if (!after.ok) throw new Refusal(`nothing is applied, since it would not compile: ${firstProblem(after.problems)}`)
  const compiled = await compiledNow(folder)
  const made = edited.changes.length > 0 ? await changesOfCompiled(folder, after.dossier) : []
  const next = made.find(({ path }) => path === join(folder, COMPILED))?.after ?? compiled
  if (!dryRun && edited.changes.length > 0) {
    const problem = await writeTogether([...edited.changes, ...made])
    if (problem !== null) throw new Refusal(`nothing is applied: ${problem}`)
  }
  tell(outcomes, dryRun)
  if (check.engine) tellMisses(outcomes, after)
  const errors = runCheck(after, { ...check, compiled: next ?? '' })
  return errors > 0 || outcomes.some(({ outcome }) => outcome === 'refused') ? 1 : 0
}

/** The new texts by file, with the changes that make them so. @throws Refusal */
async function edit(
  folder: string,
  outcomes: readonly Outcome[],
): Promise<{ texts: Map<string, string>; changes: Change[] }> {
  const texts = new Map<string, string>()
  const changes: Change[] = []
  const applied = outcomes.filter((one) => one.outcome === 'applied')
  for (const [file, own] of groupedBy(applied, (one) => one.file)) {
    const path = join(folder, file)
    const before = await readFile(path, 'utf8')
    const additions = own.map(({ addition }) => addition)
    const after = appendToYaml(before, additions)
    if (after === null)
      throw new Refusal(`nothing is applied: ${file} is written in a way that this command cannot edit`)
    texts.set(file, after)
    changes.push({ path, before, after })
  }
  return { texts, changes }
}

const COMPILED = 'compiled.json'

function compiledNow(folder: string, name = COMPILED): Promise<string | null> {
  return readFile(join(folder, name), 'utf8').catch(() => null)
}

/** The compiled files that are no longer current. */
async function changesOfCompiled(folder: string, dossier: Dossier): Promise<Change[]> {
  const changes: Change[] = []
  for (const [name, after] of Object.entries(compiledFiles(dossier))) {
    const before = await compiledNow(folder, name)
    if (before !== after) changes.push({ path: join(folder, name), before, after })
  }
  return changes
}

function tell(outcomes: readonly Outcome[], dryRun: boolean): void {
  const count = (wanted: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  print(
    dryRun ? 'what would become of each (nothing was written)' : 'what became of each',
    outcomes.flatMap((one, at) => [
      `${String(at + 1).padStart(6)}  ${one.outcome.padEnd(13)}  ${one.what}`,
      ...('difference' in one ? (one.difference ?? []) : []).map((line) => `${' '.repeat(23)}${plain(line)}`),
    ]),
  )
  console.log(`${count('applied')} applied, ${count('already there')} already there, ${count('refused')} refused\n`)
}

function tellMisses(outcomes: readonly Outcome[], { authored, dossier }: Extract<CompileResult, { ok: true }>): void {
  const examples = outcomes.flatMap((one) => (one.outcome === 'applied' && one.example ? [one.example] : []))
  if (examples.length === 0) return
  const engine = createEngine(dossier)
  const claims = new Map(authored.claims.flatMap(({ content }) => content.claims.map((claim) => [claim.id, claim])))
  const lines = examples.flatMap((example) => {
    const claim = claims.get(example.claim)
    const wrong = claim ? judgeReported(engine, dossier, claim, example) : null
    return wrong === null ? [] : [`  ${example.claim}: ${wrong}: “${example.text}”`]
  })
  print(`what the engine still gets wrong of the new examples (${lines.length} of ${examples.length})`, lines)
}

interface Change {
  path: string
  /** Its current content; null: no such file. If it differs when writing, nothing is written. */
  before: string | null
  after: string
}

/**
 * Writes all files or none: first each to a new file next to it, then all are renamed.
 *
 * @returns null on success, else one line with the reason
 */
export async function writeTogether(changes: readonly Change[]): Promise<string | null> {
  const drafts: { path: string; draft: string; before: string | null }[] = []
  const placed: typeof drafts = []
  try {
    for (const { path: named, before, after } of changes) {
      if ((await readFile(named, 'utf8').catch(() => null)) !== before)
        throw new Error(`${named} has just been changed`)
      const path = before === null ? named : await realpath(named)
      const draft = `${path}.${process.pid}.new`
      drafts.push({ path, draft, before })
      const mode = before === null ? {} : { mode: (await stat(path)).mode }
      await writeFile(draft, after, { flag: 'wx', ...mode })
    }
    for (const one of drafts) {
      await rename(one.draft, one.path)
      placed.push(one)
    }
    return null
  } catch (error) {
    // Written over and not renamed back: whatever stopped the one after it, this file could be written just now.
    for (const { path, before } of placed) await (before === null ? rm(path) : writeFile(path, before))
    for (const { draft } of drafts) await rm(draft, { force: true })
    return error instanceof Error ? error.message : String(error)
  }
}
