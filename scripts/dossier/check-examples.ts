import type { CheckProblem } from '@/lib/dossier/check'
import { claimPath, type AuthoredDossier } from '@/lib/dossier/compile'
import { readMarks } from '@/lib/dossier/mark-syntax'
import type { Dossier } from '@/lib/dossier/schema'
import { createEngine, type Engine, type Verdict } from '@/lib/match'

/**
 * Asks the engine about every phrasing and example. A true or unrelated sentence that it calls contradicted is an error:
 * a reader would be told that a right article is wrong. What it misses is counted and printed, by kind.
 */
export function checkExamples(authored: AuthoredDossier, dossier: Dossier): CheckProblem[] {
  const engine = createEngine(dossier)
  const problems: CheckProblem[] = []
  const found = new Map<string, { yes: number; all: number }>()
  const count = (kind: string, yes: boolean) => {
    const tally = found.get(kind) ?? { yes: 0, all: 0 }
    found.set(kind, { yes: tally.yes + Number(yes), all: tally.all + 1 })
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
        )
        if (verdict === 'contradicted') refuse('a phrasing', read.value.text, reason)
      }
      for (const text of claim.examples.unrelated) {
        const { verdict, reason } = ask(engine, dossier, text)
        count('unrelated sentences left alone', verdict === null || verdict === 'unverified')
        if (verdict === 'contradicted') refuse('an unrelated sentence', text, reason)
      }
      for (const { text, kind, slot } of claim.examples.contradicts) {
        const { verdict } = ask(engine, dossier, text)
        const single =
          slot !== null && claim.slots[slot]?.single === true && claim.status === 'established' && !claim.correction
        count(`contradicting examples found, ${single ? 'one-valued' : 'other'}, ${kind}`, verdict === 'contradicted')
      }
    }
  }
  for (const [kind, { yes, all }] of [...found].sort()) {
    console.log(`${`${Math.round((100 * yes) / all)} %`.padStart(6)}  ${kind} (${yes} of ${all})`)
  }
  return problems
}

/** The engine's word on one sentence that stands under the subject's name, as on a page about the subject. */
function ask(
  engine: Engine,
  { subject, asOf }: Dossier,
  sentence: string,
): { verdict: Verdict | null; reason: string } {
  const heading = `${subject.name}\n`
  const { findings } = engine.check({ text: heading + sentence, date: asOf })
  const own = findings.filter((finding) => finding.end > heading.length)
  const worst = SEVERITY.map((verdict) => own.find((finding) => finding.verdict === verdict)).find((finding) => finding)
  return { verdict: worst?.verdict ?? null, reason: worst?.reason ?? '' }
}

/** One sentence may have several findings; what a reader notices first decides. */
const SEVERITY: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
