import type { Dossier } from '@/lib/dossier/schema'
import { dateOfIso } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { sentencesOf, type Span } from '@/lib/text/sentences'
import { analyseSentence } from './analyse'
import { newDiscourse } from './coreference'
import type { Evidence } from './evidence'
import { factsOf, type Facts } from './facts'
import { buildGazetteer, type Gazetteer } from './gazetteer'
import { judgeFrames } from './judge-frames'
import { judgeOrder } from './judge-order'
import { judgeWording, type WordingEvidence } from './judge-wording'
import { learned, type Models } from './models'
import type { Reading } from './reading'
import { framesOf } from './relations'
import { buildIndex, type Index } from './retrieve'
import { signalsOf } from './signals'
import type { Article, Block } from './types'
import { viewsOf, type ClaimView } from './views'

/** A sentence with all that the dossier has to say about it, before any verdict. */
export interface Judged {
  reading: Reading
  frames: Evidence
  wording: WordingEvidence
  /** In the order of `signalNames`. */
  signals: number[]
}

/** The engine without its last step: what the verdicts are made from, and what they are learned from. */
export interface Core {
  gazetteer: Gazetteer
  views: ClaimView[]
  facts: Facts
  index: Index
  /** The sentences of an article in reading order, each as it is asked for. */
  judgeArticle: (article: Article) => Generator<Judged, void, void>
  countSentences: (article: Article) => number
}

export function createCore(dossier: Dossier, models: Pick<Models, 'about'> = learned): Core {
  const gazetteer = buildGazetteer(dossier)
  const views = viewsOf(dossier, gazetteer)
  const index = buildIndex(views, `#${gazetteer.subject.id}`)
  const facts = factsOf(views)

  const { name, aliases } = dossier.subject
  const names = new Set([name, ...aliases].flatMap((words) => words.toLowerCase().split(/\s+/)))
  // "The physicist" may be somebody else: only a name tells that the text is about the subject.
  const isName = (words: string): boolean =>
    words
      .toLowerCase()
      .split(/\s+/)
      .some((word) => names.has(word))

  function* judgeArticle(article: Article): Generator<Judged, void, void> {
    const folded = fold(article.text)
    const discourse = newDiscourse()
    const date = article.date ? dateOfIso(article.date) : null
    const anchor = date ? { day: date.to } : null
    let seen = 0
    let spoken = 0
    let before = false
    let named = false
    for (const { span, heading } of spansOf(article, folded)) {
      const reading = analyseSentence(folded, span, gazetteer, discourse, anchor, heading)
      const read = framesOf(reading)
      const frames = judgeFrames(reading, read, facts)
      frames.conflicts.push(...judgeOrder(reading, read, facts))
      named ||= reading.items.some((i) => i.type === 'S' && !i.pronoun && isName(i.text))
      const wording = judgeWording(reading, views, index, models)
      // Before anybody has named the subject, "he" may be anyone: nothing is held against the text.
      if (!named && (reading.ofSubject || hasOpenPronoun(reading))) wording.candidates = []
      seen++
      if (reading.ofSubject) spoken++
      const signals = signalsOf(reading, wording.alignments, frames, wording, {
        index,
        about: spoken / seen,
        before,
      })
      before = reading.ofSubject
      yield { reading, frames, wording, signals }
    }
  }

  return {
    gazetteer,
    views,
    facts,
    index,
    judgeArticle,
    countSentences: (article) => spansOf(article, fold(article.text)).length,
  }
}

/** A "he" or "she" that stands for nobody whom the text has named. */
function hasOpenPronoun({ text, items }: Reading): boolean {
  const resolved = items.filter((i) => i.type === 'P' && i.pronoun && /^(?:he|she)$/i.test(i.text)).length
  return (text.match(/\b(?:he|she)\b/gi)?.length ?? 0) > resolved
}

function spansOf(article: Article, folded: string): { span: Span; heading: boolean }[] {
  const blocks = article.blocks ?? linesOf(folded)
  return blocks.flatMap((block) =>
    sentencesOf(folded, block.start, block.end).map((span) => ({ span, heading: block.kind === 'heading' })),
  )
}

function linesOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    kind: 'paragraph' as const,
  }))
}
