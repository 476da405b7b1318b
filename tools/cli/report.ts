import { sayEngineAndModel } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { Detail, Finding } from '@/lib/schema/finding'
import type { ModelFault } from '@/lib/model/model'
import type { CheckableText } from '@/lib/dossier/readers/readable'
import { lookupIn, type ComparedDossier } from './compared-dossiers'
import { englishReason } from '@/tools/shared/english-reason'

/** Summary of the check by a model, for the JSON output. The findings themselves include the model's differences. */
export interface ModelCheck {
  model: string
  remote?: string
  /** The model passed the built-in test. Only then does a difference make a sentence contradicted. */
  passed: boolean
  questions: number
  differences: number
  /** Number of the model's entries that were discarded as invalid. */
  discarded: number
  failed: ModelFault[]
}

/** The findings of the engine in a text, or of a model that read it after the engine. */
export interface TextFindings {
  mentions: number
  findings: readonly Finding[]
  modelCheck?: ModelCheck
}

export type AddModelCheck = (found: TextFindings, readable: CheckableText) => Promise<TextFindings>

/**
 * The result of `check` for one file, as printed by `--format json`. Offsets are UTF-16 units of the file's text, or of
 * `text`, which is there for a file that is not plain text.
 */
export function reportOf(
  { file, subject }: { file: string; subject: string },
  readable: CheckableText,
  { mentions, findings, modelCheck }: TextFindings,
  compared: readonly ComparedDossier[],
) {
  const lookup = lookupIn(compared)
  return {
    file,
    subject: { name: subject, mentions },
    findings: withFileQuotes(findings, readable).map((finding) => reported(finding, lookup)),
    ...(readable.extracted ? { text: readable.text } : {}),
    ...(modelCheck && { modelCheck }),
  }
}

export function withFileQuotes(findings: readonly Finding[], { text }: CheckableText): Finding[] {
  return findings.map((finding) => ({ ...finding, quote: text.slice(finding.start, finding.end) }))
}

function reported(finding: Finding, lookup: ReturnType<typeof lookupIn>) {
  const { start, end, quote, verdict, partial, claims, sources, related, reader, dossier, answers } = finding
  const isCompared = stateOf(finding) === 'look' && verdict !== 'disputed'
  return {
    ...{ start, end, quote, verdict, partial },
    /** The sentence has a value to compare with another value of the dossier: screens do not show it as supported. */
    ...(isCompared && { compare: true }),
    ...{ claims, sources },
    ...(related && { related }),
    /** The document of the evidence, where there are several, and its sentences by the ids of the claims above. */
    ...(dossier !== undefined && { evidence: dossier }),
    ...(answers && {
      answers: answers.map((one) => ({ evidence: one.dossier, verdict: one.verdict, claims: one.claims })),
    }),
    claimTexts: Object.fromEntries(
      [...claims, ...(related ?? [])].flatMap((id) => {
        const said = sentenceOf(id, lookup(finding))
        return said === undefined ? [] : [[id, said]]
      }),
    ),
    /** In English, composed from the details. */
    reason: englishReason(finding),
    /** The values of the details that differ. `slot` is their kind. */
    differences: finding.details
      .filter((detail) => detail.verdict === 'differs')
      .map(({ kind, article, dossier }) => ({ slot: kind, article, dossier: dossier ?? '' })),
    details: finding.details.map(reportedDetail),
    /** The model that also checked the sentence, the engine's own verdict (null without one), and both in words. */
    ...(reader && {
      reader: {
        model: reader.name,
        ...{ engine: reader.engine?.verdict ?? null, says: sayEngineAndModel(reader) },
      },
    }),
  }
}

/** Returns the sentence of a claim, without the sentence before it that says whom its pronoun means. */
function sentenceOf(id: string, { claims, quotes }: ReturnType<ReturnType<typeof lookupIn>>): string | undefined {
  const [text, quote] = [claims.get(id)?.text, quotes.get(id)]
  return quote !== undefined && text?.endsWith(` ${quote}`) && /[.!?]["”’)]? $/.test(text.slice(0, -quote.length))
    ? quote
    : text
}

/** Converts a detail for the JSON output. Fields without a value are omitted. */
function reportedDetail({ start, end, kind, verdict, article, doubted, ...more }: Detail) {
  const { question, dossier, claim, slot } = more
  const known = Object.entries({ doubted: doubted || null, question, dossier, claim, slot })
  return { start, end, kind, verdict, article, ...Object.fromEntries(known.filter(([, value]) => value !== null)) }
}
