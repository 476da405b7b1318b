import type { Dossier } from '@/lib/dossier/schema'
import { dateOfIso, sayDate } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { sentencesOf, type Span } from '@/lib/text/sentences'
import { analyseSentence } from './analyse'
import { isCheckable } from './checkable'
import { newDiscourse, type Discourse } from './coreference'
import { factsOf } from './facts'
import { buildGazetteer } from './gazetteer'
import { judgeFrames } from './judge-frames'
import { judgeWording } from './judge-wording'
import type { Reading } from './reading'
import { buildIndex } from './retrieve'
import type { Article, Block, CheckProgress, CheckResult, Engine, Finding } from './types'
import { findingOf } from './verdict'
import { viewsOf } from './views'

export type * from './types'

/** Builds the engine for one dossier. Costs some hundred milliseconds for a large one: keep the result. */
export function createEngine(dossier: Dossier): Engine {
  const gazetteer = buildGazetteer(dossier)
  const views = viewsOf(dossier, gazetteer)
  const index = buildIndex(views, `#${gazetteer.subject.id}`)
  const facts = factsOf(views)
  const asOf = dateOfIso(dossier.asOf)
  const context = {
    sources: new Map(dossier.sources.map((s) => [s.n, s])),
    subjectName: dossier.subject.name.split(' ').at(-1) ?? dossier.subject.name,
    asOfDay: asOf?.to ?? Infinity,
    asOfWords: asOf ? sayDate({ ...asOf, grain: asOf.grain === 'day' ? 'month' : asOf.grain }) : dossier.asOf,
  }

  const judge = (reading: Reading, article: Article): Finding | null => {
    const frames = judgeFrames(reading, facts)
    const wording = judgeWording(reading, views, index)
    const evidence = { supports: [...frames.supports, ...wording.supports], conflicts: [...frames.conflicts, ...wording.conflicts] }
    return findingOf(reading, article.text.slice(reading.start, reading.end), evidence, { ...context, checkable: isCheckable(reading, index) })
  }

  function* checkInSlices(article: Article): Generator<CheckProgress, CheckResult, void> {
    const folded = fold(article.text)
    const spans = spansOf(article, folded)
    const discourse = newDiscourse()
    const result: CheckResult = { mentions: 0, sentences: spans.length, findings: [] }
    for (const [i, { span, heading }] of spans.entries()) {
      const reading = read(folded, span, heading, discourse, article)
      result.mentions += reading.items.filter((item) => item.type === 'S' && !item.pronoun).length
      const finding = judge(reading, article)
      if (finding) result.findings.push(finding)
      yield { checked: i + 1, sentences: spans.length, findings: finding ? [finding] : [] }
    }
    return result
  }

  const read = (folded: string, span: Span, heading: boolean, discourse: Discourse, article: Article): Reading => {
    const anchor = article.date ? dateOfIso(article.date) : null
    return analyseSentence(folded, span, gazetteer, discourse, anchor ? { day: anchor.to } : null, heading)
  }

  return {
    checkInSlices,
    check: (article) => {
      const slices = checkInSlices(article)
      for (let step = slices.next(); ; step = slices.next()) if (step.done) return step.value
    },
    checkSelection: (article, start, end) => {
      const folded = fold(article.text)
      const discourse = newDiscourse()
      const findings: Finding[] = []
      const nearest: number[] = []
      for (const { span, heading } of spansOf(article, folded)) {
        const reading = read(folded, span, heading, discourse, article)
        if (reading.end <= start || reading.start >= end) continue
        const finding = judge(reading, article)
        if (finding) findings.push(finding)
        nearest.push(...index.candidates(reading.terms, 3))
      }
      const covered = findings.some((f) => f.verdict !== 'unverified')
      return { findings, nearest: covered ? [] : [...new Set(nearest)].slice(0, 3).flatMap((i) => views[i]?.claim.id ?? []) }
    },
  }
}

function spansOf(article: Article, folded: string): { span: Span; heading: boolean }[] {
  const blocks = article.blocks ?? linesOf(folded)
  return blocks.flatMap((block) => sentencesOf(folded, block.start, block.end).map((span) => ({ span, heading: block.kind === 'heading' })))
}

function linesOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, kind: 'paragraph' as const }))
}
