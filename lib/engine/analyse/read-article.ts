import type { Dossier } from '@/lib/dossier/format/schema'
import type { Article } from '@/lib/schema/finding'
import { dateOfIso } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { analyseSentence } from './analyse-sentence'
import { newDiscourse } from './coreference'
import type { Gazetteer } from './gazetteer'
import type { ParsedSentence } from './parsed-sentence'
import type { Passage } from './passages'
import { prepareArticle, type PreparedArticle } from './prepare-article'
import { runAtOnce } from '@/lib/text/run-in-slices'

/** Context for a sentence from the article so far. */
export interface ReadingContext {
  /** Share of the sentences so far, including this one, that mention the subject: 0 to 1. */
  aboutSubject: number
  /** The previous sentence mentioned the subject. */
  before: boolean
  /** The text up to and including this sentence has named the subject. */
  named: boolean
  /** The text has no other sentence. */
  alone: boolean
}

export interface SentenceInContext {
  reading: ParsedSentence
  /** Set where the offsets of the reading are those of a passage. */
  passage: Passage | undefined
  context: ReadingContext
}

/** Analyses the sentences of an article in reading order, each with its context. */
export function* readArticle(
  article: Article,
  { subject }: Pick<Dossier, 'subject'>,
  gazetteer: Gazetteer,
  { folded, spans }: PreparedArticle = runAtOnce(prepareArticle(article)),
): Generator<SentenceInContext, void, void> {
  // "The physicist" may be another person: only a name shows that the text is about the subject.
  const wordsOf = (words: string): string[] => words.toLowerCase().split(/\s+/)
  const names = new Set([subject.name, ...subject.aliases].flatMap(wordsOf))
  const discourse = newDiscourse()
  const date = article.date ? dateOfIso(article.date) : null
  const anchor = date ? { day: date.to } : null
  let seen = 0
  let spoken = 0
  let before = false
  let named = false
  for (const { span, kind, passage } of spans) {
    const text = passage ? fold(passage.text) : folded
    const place = passage ? { start: 0, end: text.length } : span
    const reading = analyseSentence(text, place, gazetteer, discourse, anchor, kind === 'heading')
    reading.ofTable = kind === 'row' || kind === 'cell' ? kind : null
    named ||= reading.items.some(
      (i) => i.type === 'subject' && !i.pronoun && wordsOf(i.text).some((word) => names.has(word)),
    )
    seen++
    if (reading.ofSubject) spoken++
    yield { reading, passage, context: { aboutSubject: spoken / seen, before, named, alone: spans.length === 1 } }
    before = reading.ofSubject
  }
}
