import { checkDossier, type CheckProblem } from './checks/check-dossier'
import { type AuthoredDossier, type CompileResult, claimPath } from '@/lib/dossier/format/compile'
import { dueForReview } from './checks/due'
import type { Dossier } from '@/lib/dossier/format/schema'
import { claimConflicts } from '@/lib/engine/facts/claim-conflicts'
import { portableJson } from '@/lib/notes/export/portable-json'
import { withoutControls, plain } from '@/tools/cli/print-report'
import { problemLine } from './problem-words'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import { createEngine } from '@/lib/engine'
import { askEngine as ask } from './ask-engine'
import { judgeReported } from './judge-reported'
import { loadDossierFolder } from './load-dossier-folder'
import { Refusal } from './refusal'

export interface CheckOptions {
  /** The content of `compiled.json`. */
  compiled: string
  /** Ask the engine about every sentence, too. */
  engine: boolean
  /** Print each sentence that the engine misses. */
  misses: boolean
  /** ISO day, for due reviews. */
  today: string
}

/** Checks a compiled dossier and prints the problems. @returns the number of errors */
export function runCheck(
  { dossier, authored }: { dossier: Dossier; authored: AuthoredDossier },
  { compiled, engine, misses, today }: CheckOptions,
): number {
  const problems: CheckProblem[] = checkDossier(authored)
  if (compiled !== portableJson(dossier)) {
    problems.push({ level: 'error', file: 'compiled.json', message: 'is not current: npm run dossier -- compile' })
  }
  problems.push(
    ...claimConflicts(dossier).map(({ first, second }) => ({
      level: 'warning' as const,
      file: 'claims',
      claim: first.claim,
      message: `has “${first.value}” where ${second.claim} has “${second.value}”: mark the doubt, or correct one of them`,
    })),
  )
  if (engine) problems.push(...checkExamples(authored, dossier, misses))
  print(
    `due for review on ${today}: numbers that change and were seen more than a year before`,
    dueForReview(dossier, today).map(({ id, seen, text }) => `  ${seen}  ${id}: ${text}`),
  )
  print('what readers have to say', remarkLines(authored))
  for (const problem of problems) console.error(`${problem.level}  ${problemLine(problem)}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  console.log(`${dossier.claims.length} claims checked: ${errors} errors, ${problems.length - errors} warnings`)
  return errors
}

/** The compiled dossier of a folder. @throws Refusal when its problems are printed */
export async function mustLoad(folder: string): Promise<Extract<CompileResult, { ok: true }>> {
  const loaded = await loadDossierFolder(folder)
  if (loaded.ok) return loaded
  for (const problem of loaded.problems) console.error(problemLine(problem))
  throw new Refusal(`${folder} does not compile: ${loaded.problems.length} to put right`)
}

/** A dossier may be by others: no line of it writes anything else to the terminal. */
export function print(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`${heading}\n${lines.map(withoutControls).join('\n')}\n`)
}

/** Each stays in the list until the editor handles and removes it. */
function remarkLines({ dossier, claims }: AuthoredDossier): string[] {
  const placed = [
    ...dossier.remarks.map((remark) => ({ where: 'dossier.yaml', ...remark })),
    ...claims.flatMap(({ content }) =>
      content.claims.flatMap(({ id, remarks }) => remarks.map((remark) => ({ where: id, ...remark }))),
    ),
  ]
  return placed.map(({ where, says, sentence }) => `  ${where}: ${says}${sentence ? ` (“${sentence}”)` : ''}`)
}

/**
 * Asks the engine about every phrasing and example. A true or unrelated sentence that it calls contradicted is an error:
 * a reader would be told that a right article is wrong. What readers have reported is a warning as long as the engine gets
 * it wrong. What it misses is counted and printed, by kind, and with `listMisses` sentence by sentence.
 */
function checkExamples(authored: AuthoredDossier, dossier: Dossier, listMisses = false): CheckProblem[] {
  const engine = createEngine(dossier)
  const problems: CheckProblem[] = []
  const found = new Map<string, { yes: number; all: number }>()
  const count = (kind: string, yes: boolean, claim: string, text: string) => {
    const tally = found.get(kind) ?? { yes: 0, all: 0 }
    found.set(kind, { yes: tally.yes + Number(yes), all: tally.all + 1 })
    if (listMisses && !yes) console.log(`missed: ${kind}\n        ${plain(`${claim}: ${text}`)}`)
  }
  for (const { file, content } of authored.claims) {
    for (const claim of content.claims) {
      const refuse = (what: string, text: string, reason: string) =>
        problems.push({
          level: 'error',
          file: claimPath(file),
          claim: claim.id,
          message: `${what} is called contradicted: “${text}” (${reason})`,
        })
      for (const phrasing of [claim.text, ...claim.phrasings]) {
        const read = readMarks(phrasing)
        if (!read.ok) continue
        const { verdict, reason } = ask(engine, dossier, read.value.text)
        count(
          `phrasings of ${claim.status} claims seen as ${claim.status === 'established' ? 'supported' : 'disputed'}`,
          verdict === (claim.status === 'established' ? 'supported' : 'disputed'),
          claim.id,
          read.value.text,
        )
        if (verdict === 'contradicted') refuse('a phrasing', read.value.text, reason)
      }
      for (const text of claim.examples.unrelated) {
        const { verdict, reason, claims } = ask(engine, dossier, text)
        // Another claim may support it; only this one must not.
        const apart = verdict === null || verdict === 'unverified' || !claims.includes(claim.id)
        count('unrelated sentences kept apart from their claim', apart, claim.id, text)
        if (verdict === 'contradicted') refuse('an unrelated sentence', text, reason)
      }
      for (const { text, kind, slot } of claim.examples.contradicts) {
        const { verdict } = ask(engine, dossier, text)
        const single =
          slot !== null && claim.slots[slot]?.single === true && claim.status === 'established' && !claim.correction
        const group = `contradicting examples found, ${single ? 'one-valued' : 'other'}, ${kind}`
        count(group, verdict === 'contradicted', claim.id, text)
      }
      for (const example of claim.examples.reported) {
        const wrong = judgeReported(engine, dossier, claim, example)
        count(`reported sentences, ${example.as}`, wrong === null, claim.id, example.text)
        if (wrong === null) continue
        const message = `a reported sentence ${wrong}: “${example.text}”`
        problems.push({ level: 'warning', file: claimPath(file), claim: claim.id, message })
      }
    }
  }
  for (const [kind, { yes, all }] of [...found].sort()) {
    console.log(`${`${Math.round((100 * yes) / all)} %`.padStart(6)}  ${kind} (${yes} of ${all})`)
  }
  return problems
}
