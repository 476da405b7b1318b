import { decodeBytes } from '@/lib/text/decode-bytes'
import { readFileOrStdin } from '@/tools/shared/file-bytes'
import { toSafeLine, firstProblem } from '@/tools/shared/problem-words'
import { filesOf } from '@/tools/shared/folder-files'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { compiledFiles } from './compiled-text'
import { readCorrections } from '@/lib/dossier/format/read-corrections'
import { planCorrections, type CorrectionOutcome, type PlannedAddition } from './plan-corrections'
import { Refusal } from '@/tools/shared/command'
import { loadDossierOrRefuse, printSection, runCheck, type CheckOptions } from './run-check'
import { groupedBy } from '@/lib/text/lists'
import { isMap, isSeq, parseDocument, type Document } from 'yaml'

/**
 * Applies a reader's corrections to a dossier folder, prints an outcome for each, and checks the dossier.
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
    const bytes = await readFileOrStdin(file)
    if (typeof bytes === 'string') throw new Refusal(`${file}: ${bytes}`)
    const text = decodeBytes(bytes)
    if (text === null) throw new Refusal(`${file}: not a text file`)
    const read = readCorrections(text)
    if (!read.ok) throw new Refusal(`${file}: ${read.reason}`)
    batches.push(read)
  }
  const { authored } = loadDossierOrRefuse(folder)
  const outcomes = planCorrections(authored, batches)
  const texts = editedFiles(folder, outcomes)
  const after = loadDossierFolder(folder, texts)
  if (!after.ok) throw new Refusal(`nothing is applied, since it would not compile: ${firstProblem(after.problems)}`, 1)
  const compiledParts = new Map(texts.size > 0 ? Object.entries(compiledFiles(after.dossier)) : [])
  if (!dryRun) filesOf(folder).writeTogether(new Map([...texts, ...compiledParts]))
  printCorrectionOutcomes(outcomes, dryRun)
  const compiled = String(compiledParts.get(COMPILED_FILE) ?? filesOf(folder).read(COMPILED_FILE) ?? '')
  const errors = runCheck(after, { ...check, compiled })
  return errors > 0 || outcomes.some(({ outcome }) => outcome === 'refused') ? 1 : 0
}

const COMPILED_FILE = 'compiled.json'

/** Returns the edited texts by file name. @throws Refusal when a file cannot be edited */
function editedFiles(folder: string, outcomes: readonly CorrectionOutcome[]): Map<string, string> {
  const texts = new Map<string, string>()
  const applied = outcomes.filter((one) => one.outcome === 'applied')
  for (const [file, own] of groupedBy(applied, (one) => one.file)) {
    const before = filesOf(folder).read(file) ?? ''
    const after = appendToYaml(
      before,
      own.map(({ addition }) => addition),
    )
    if (after === null)
      throw new Refusal(`nothing is applied: ${file} is written in a way that this command cannot edit`)
    texts.set(file, after)
  }
  return texts
}

function printCorrectionOutcomes(outcomes: readonly CorrectionOutcome[], dryRun: boolean): void {
  const count = (wanted: CorrectionOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  printSection(
    dryRun ? 'what would become of each (nothing was written)' : 'what became of each',
    outcomes.flatMap((one, at) => [
      `${String(at + 1).padStart(6)}  ${one.outcome.padEnd(13)}  ${one.what}`,
      ...('difference' in one ? (one.difference ?? []) : []).map((line) => `${' '.repeat(23)}${toSafeLine(line)}`),
    ]),
  )
  console.log(`${count('applied')} applied, ${count('already there')} already there, ${count('refused')} refused\n`)
}

/**
 * Appends values to lists in a YAML text. Keeps comments, order and the style of values. Lines that do not follow the
 * layout of this project are reformatted.
 *
 * @param additions at most one for each list
 * @returns null where the text is no YAML, or a path leads to something other than a list
 */
export function appendToYaml(source: string, additions: readonly PlannedAddition[]): string | null {
  const wanted = additions.filter(({ values }) => values.length > 0)
  if (wanted.length === 0) return source
  const doc = parseDocument(source)
  if (doc.errors.length > 0 || !wanted.every((addition) => appendValues(doc, addition))) return null
  // Long sentences stay on one line.
  const text = doc.toString({ lineWidth: 0 })
  return source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}

function appendValues(doc: Document, { path, values }: PlannedAddition): boolean {
  const missingAt = path.findIndex((_, at) => doc.getIn(path.slice(0, at + 1), true) === undefined)
  const list = doc.getIn(missingAt < 0 ? path : path.slice(0, missingAt), true)
  if (missingAt < 0) {
    if (!isSeq(list)) return false
    for (const value of values) list.add(doc.createNode(value, { flow: list.flow === true }))
    return true
  }
  const [key, ...rest] = path.slice(missingAt)
  if (!isMap(list) || typeof key !== 'string') return false
  const value = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), [...values])
  list.set(key, doc.createNode(value, { flow: list.flow === true && list.items.length > 0 }))
  if (list.items.length === 1) list.flow = false
  return true
}
