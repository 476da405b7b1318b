import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { type AuthoredDossier, claimPath } from '@/lib/dossier/format/compile'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'
import { englishReason } from '@/tools/shared/english-reason'
import { toSafeLine } from '@/tools/shared/problem-words'
import { mostSeriousFinding } from '@/lib/schema/verdicts'
import type { CheckProblem } from './check-dossier'
import { nothingKept, type KeptResults } from './kept-results'

/**
 * Runs the engine on every phrasing and example. A true or unrelated sentence that it calls contradicted is an error:
 * users would read that a right article is wrong. Misses are counted by kind; `listMisses` prints each sentence.
 */
export function checkExamples(
  authored: AuthoredDossier,
  dossier: Dossier,
  listMisses: boolean,
  kept: KeptResults = nothingKept,
): CheckProblem[] {
  let engine: Engine | undefined
  const ask = (sentence: string) =>
    kept.get(`sentence: ${sentence}`, () => askEngine((engine ??= createEngine(dossier)), dossier, sentence))
  const problems: CheckProblem[] = []
  const verdictCounts = new Map<string, { yes: number; all: number }>()
  for (const { file, content } of authored.claims) {
    for (const claim of content.claims) {
      const { id, status, examples } = claim
      const say = (level: CheckProblem['level'], message: string) =>
        problems.push({ level, file: claimPath(file), claim: id, message })
      const count = (kind: string, yes: boolean, text: string) => {
        const tally = verdictCounts.get(kind) ?? { yes: 0, all: 0 }
        verdictCounts.set(kind, { yes: tally.yes + Number(yes), all: tally.all + 1 })
        if (listMisses && !yes) console.log(`missed: ${kind}\n        ${toSafeLine(`${id}: ${text}`)}`)
      }
      const expectedVerdict = status === 'established' ? 'supported' : 'disputed'
      for (const phrasing of [claim.text, ...claim.phrasings]) {
        const read = readMarks(phrasing)
        if (!read.ok) continue
        const { text } = read.value
        const { verdict, reason } = ask(text)
        count(`phrasings of ${status} claims seen as ${expectedVerdict}`, verdict === expectedVerdict, text)
        if (verdict === 'contradicted') say('error', `a phrasing is called contradicted: “${text}” (${reason})`)
      }
      for (const text of examples.unrelated) {
        const answer = ask(text)
        count('unrelated sentences kept apart from their claim', isKeptApart(id, answer), text)
        if (answer.verdict === 'contradicted')
          say('error', `an unrelated sentence is called contradicted: “${text}” (${answer.reason})`)
      }
      for (const { text, kind, slot } of examples.contradicts) {
        const isSingle = slot !== null && claim.slots[slot]?.single === true && !isInDoubt(claim)
        const group = `contradicting examples found, ${isSingle ? 'one-valued' : 'other'}, ${kind}`
        count(group, ask(text).verdict === 'contradicted', text)
      }
    }
  }
  for (const [kind, { yes, all }] of [...verdictCounts].sort()) {
    console.log(`${`${Math.round((100 * yes) / all)} %`.padStart(6)}  ${kind} (${yes} of ${all})`)
  }
  return problems
}

/** Checks a sentence under the subject's name, as on a page about the subject. `verdict` is null without a finding. */
export function askEngine(engine: Engine, { subject }: Dossier, sentence: string) {
  const heading = `${subject.name}\n`
  // No date of the page: "on January 11" then means no year, as in an article that has named the year before.
  const { findings } = engine.check({ text: heading + sentence })
  const worst = mostSeriousFinding(findings.filter((finding) => finding.end > heading.length))
  return { verdict: worst?.verdict ?? null, reason: worst ? englishReason(worst) : '', claims: worst?.claims ?? [] }
}

/** Whether the engine does not link the sentence to this claim; another claim may support it. */
function isKeptApart(id: string, { verdict, claims }: ReturnType<typeof askEngine>): boolean {
  return verdict === null || verdict === 'unverified' || !claims.includes(id)
}

function isInDoubt({ status, correction }: AuthoredClaim): boolean {
  return status !== 'established' || correction !== undefined
}
