import type { Dossier } from '@/lib/dossier/schema'
import { dateOfIso, sayDate } from '@/lib/text/dates'
import { createCore, type Judged } from './core'
import type { Article, CheckProgress, CheckResult, Engine, Finding } from './types'
import { explanationOf, type Explanation } from './explain'
import { learned } from './models'
import { findingOf } from './verdict'
import { weigh } from './weigh'

export type * from './types'

/** Builds the engine for one dossier. Costs some hundred milliseconds for a large one: keep the result. */
export function createEngine(dossier: Dossier): Engine {
  const core = createCore(dossier)
  const asOf = dateOfIso(dossier.asOf)
  const context = {
    sources: new Map(dossier.sources.map((s) => [s.n, s])),
    subjectName: dossier.subject.name.split(' ').at(-1) ?? dossier.subject.name,
    asOfDay: asOf?.to ?? Infinity,
    asOfWords: asOf ? sayDate({ ...asOf, grain: asOf.grain === 'day' ? 'month' : asOf.grain }) : dossier.asOf,
  }
  const quoteOf = ({ reading }: Judged, article: Article): string => article.text.slice(reading.start, reading.end)
  const find = (judged: Judged, article: Article): Finding | null =>
    findingOf(judged, weigh(judged, learned), quoteOf(judged, article), context)

  function* checkInSlices(article: Article): Generator<CheckProgress, CheckResult, void> {
    const result: CheckResult = { mentions: 0, sentences: core.countSentences(article), findings: [] }
    let checked = 0
    for (const judged of core.judgeArticle(article)) {
      result.mentions += judged.reading.items.filter((item) => item.type === 'S' && !item.pronoun).length
      const finding = find(judged, article)
      if (finding) result.findings.push(finding)
      yield { checked: ++checked, sentences: result.sentences, findings: finding ? [finding] : [] }
    }
    return result
  }

  return {
    checkInSlices,
    check: (article) => {
      const slices = checkInSlices(article)
      for (let step = slices.next(); ; step = slices.next()) if (step.done) return step.value
    },
    explain: (article) =>
      [...core.judgeArticle(article)].map((judged): Explanation => {
        const weighing = weigh(judged, learned)
        const quote = quoteOf(judged, article)
        return explanationOf(judged, weighing, quote, findingOf(judged, weighing, quote, context))
      }),
    checkSelection: (article, start, end) => {
      const findings: Finding[] = []
      const nearest: number[] = []
      for (const judged of core.judgeArticle(article)) {
        const { reading } = judged
        if (reading.end <= start || reading.start >= end) continue
        const finding = find(judged, article)
        if (finding) findings.push(finding)
        nearest.push(...core.index.candidates(reading.terms, 3))
      }
      const covered = findings.some((f) => f.verdict !== 'unverified')
      return {
        findings,
        nearest: covered ? [] : [...new Set(nearest)].slice(0, 3).flatMap((i) => core.views[i]?.claim.id ?? []),
      }
    },
  }
}
