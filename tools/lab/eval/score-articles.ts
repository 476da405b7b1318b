import type { Finding } from '@/lib/schema/finding'
import { causeOf, type ScoredError } from './errors'
import { belongs, gravest, LABELS, ratio, type Label, type LabelledArticle } from './labels'

type Found = Pick<Finding, 'start' | 'end' | 'verdict' | 'sources'>

export interface LabelScore {
  precision: number
  recall: number
  f1: number
  /** Sentences with this label, and sentences that were given it. */
  gold: number
  got: number
}

export interface ArticlesScore {
  articles: number
  sentences: number
  perLabel: Record<Label, LabelScore>
  /** First the right label, then the one given. */
  confusion: Record<Label, Record<Label, number>>
  /** Mean over the labels that occur. */
  macroF1: number
  accuracy: number
  /** Sentences called contradicted that are not, per 1,000 sentences. */
  falseAlarmsPer1000: number
  /** Among right verdicts with sources, the share that names one of the labelled sources. */
  evidence: number
  errors: ScoredError[]
}

/**
 * Scores findings against labelled articles. Of the findings that belong to a sentence the gravest counts; a sentence
 * with none counts as `none`.
 */
export function scoreArticles(
  articles: readonly LabelledArticle[],
  found: (id: string) => readonly Found[],
): ArticlesScore {
  const confusion = table(() => table(() => 0))
  const errors: ScoredError[] = []
  const evidence = { of: 0, hit: 0 }
  for (const { id, text, sentences } of articles) {
    for (const sentence of sentences) {
      const worst = gravest(found(id).filter((finding) => belongs(finding, sentence)))
      const verdict = worst?.verdict ?? 'none'
      const label = verdict === sentence.also ? verdict : sentence.label
      confusion[label][verdict]++
      if (verdict !== label) {
        const why = sentence.why === undefined ? '' : `  // ${sentence.why}`
        const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 160))
        const line = `${id} [${sentence.start},${sentence.end}) is ${sentence.label}, got ${verdict}: ${words}${why}`
        errors.push({ cause: causeOf(sentence.label, verdict), line })
      } else if (worst && verdict !== 'unverified' && sentence.sources?.length) {
        evidence.of++
        if (worst.sources.some((n) => sentence.sources?.includes(n))) evidence.hit++
      }
    }
  }
  return { ...figures(confusion), articles: articles.length, evidence: ratio(evidence.hit, evidence.of), errors }
}

function figures(confusion: Record<Label, Record<Label, number>>) {
  const total = (count: (label: Label) => number) => LABELS.reduce((n, label) => n + count(label), 0)
  const perLabel = table((label): LabelScore => {
    const right = confusion[label][label]
    const gold = total((other) => confusion[label][other])
    const got = total((other) => confusion[other][label])
    const precision = ratio(right, got)
    const recall = ratio(right, gold)
    return { precision, recall, f1: ratio(2 * precision * recall, precision + recall), gold, got }
  })
  const sentences = total((label) => perLabel[label].gold)
  const used = LABELS.filter((label) => perLabel[label].gold > 0)
  const falseAlarms = perLabel.contradicted.got - confusion.contradicted.contradicted
  return {
    sentences,
    perLabel,
    confusion,
    macroF1: ratio(
      used.reduce((n, label) => n + perLabel[label].f1, 0),
      used.length,
    ),
    accuracy: ratio(
      total((label) => confusion[label][label]),
      sentences,
    ),
    falseAlarmsPer1000: 1000 * ratio(falseAlarms, sentences),
  }
}

function table<T>(cell: (label: Label) => T): Record<Label, T> {
  return {
    supported: cell('supported'),
    contradicted: cell('contradicted'),
    disputed: cell('disputed'),
    unverified: cell('unverified'),
    none: cell('none'),
  }
}
