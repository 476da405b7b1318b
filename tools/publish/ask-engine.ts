import type { Dossier } from '@/lib/dossier/format/schema'
import type { Engine, Verdict } from '@/lib/engine'
import { englishReason } from '@/tools/cli/english-reason'
import { gravest } from '@/tools/lab/eval/labels'

/** The engine's result for a sentence; null: no finding. */
export interface EngineAnswer {
  verdict: Verdict | null
  reason: string
  claims: readonly string[]
}

/** The engine's result for one sentence below the subject's name, as on a page about the subject. */
export function askEngine(engine: Engine, { subject }: Dossier, sentence: string): EngineAnswer {
  const heading = `${subject.name}\n`
  // No date of the page: "on January 11" then means no year, as in an article that has named the year before.
  const { findings } = engine.check({ text: heading + sentence })
  const own = findings.filter((finding) => finding.end > heading.length)
  const worst = gravest(own)
  return { verdict: worst?.verdict ?? null, reason: worst ? englishReason(worst) : '', claims: worst?.claims ?? [] }
}
