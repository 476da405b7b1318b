import { z } from 'zod'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { Span } from '@/lib/text/spans'
import type { Article } from '@/lib/engine'

/** The labels of `tests/eval/LABELS.md`; `none` is a sentence that states nothing checkable about the subject. */
const SENTENCE_LABELS = ['supported', 'contradicted', 'disputed', 'unverified', 'none'] as const
export type VerdictLabel = (typeof SENTENCE_LABELS)[number]

/** A text with its dossier and its labelled sentences. */
export interface LabelledText {
  dossier: Dossier
  article: Article
  sentences: readonly LabelledSentence[]
}

export interface LabelledSentence extends Span {
  label: VerdictLabel
  also?: VerdictLabel | undefined
}

/** A finding belongs to a sentence when one of them covers at least half of the other. */
export function isFindingOfSentence(finding: Span, sentence: Span): boolean {
  const shared = Math.min(finding.end, sentence.end) - Math.max(finding.start, sentence.start)
  return shared > 0 && (shared * 2 >= sentence.end - sentence.start || shared * 2 >= finding.end - finding.start)
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

const labelSchema = z.enum(SENTENCE_LABELS)

export const labelledArticleSchema = z.object({
  id: z.string(),
  text: z.string(),
  sentences: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      label: labelSchema,
      changed: z.boolean().optional(),
      /** A second label that counts as right: careful readers differ, or a correction makes it so. */
      also: labelSchema.optional(),
      why: z.string().optional(),
      /** In a changed sentence: the kind of detail, the inserted words, and the dossier's words. */
      slot: z.string().optional(),
      article: z.string().optional(),
      dossier: z.string().optional(),
      sources: z.array(z.number()).optional(),
    }),
  ),
})
export type LabelledArticle = z.infer<typeof labelledArticleSchema>

export const tripleSchema = z.object({
  id: z.string(),
  edit: z.string(),
  base: z.string(),
  edited: z.string(),
  slots: z.object({ article: z.string(), dossier: z.string() }),
  also: labelSchema.optional(),
  /** A near miss: similar to the claim, but not a contradiction. */
  trap: z.string().optional(),
  trapLabel: labelSchema.optional(),
})
export type LabelledTriple = z.infer<typeof tripleSchema>
