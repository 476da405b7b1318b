import type { Dossier } from '@/lib/dossier/format/schema'
import type { Article } from '@/lib/schema/finding'
import { dateOfIso } from '@/lib/text/dates'
import { analyseSentence } from './analyse-sentence'
import { newDiscourse } from './coreference'
import type { Gazetteer } from './gazetteer'
import type { ParsedSentence, Topic } from './parsed-sentence'
import type { JoinedSentence } from './passages'
import { topicOf } from './topics'
import { sentenceSpanOf, plainSentenceOf, prepareArticle, type PreparedArticle } from './prepare-article'
import { runAtOnce } from '@/lib/text/run-in-slices'

/** Data of an article that several engines share while they read it. */
export interface SharedReading {
  prepared: PreparedArticle
  /** Whether the engine compares a sentence, by its index in the article; it only follows the names in the others. */
  isCompared: (sentence: number) => boolean
}

/** Context for a sentence from the article so far. */
export interface ReadingContext {
  /** Share of the sentences so far, including this one, that mention the subject: 0 to 1. */
  subjectShare: number
  /** The previous sentence mentioned the subject. */
  afterSubject: boolean
  /** The text up to and including this sentence has named the subject. */
  namesSubject: boolean
  /** The text has no other sentence. */
  isAlone: boolean
  /** The sentence is only a piece of one, so it is not compared. */
  isPiece: boolean
}

interface SentenceInContext {
  reading: ParsedSentence
  /** Set where the offsets of the reading are those of a passage. */
  passage: JoinedSentence | undefined
  context: ReadingContext
  /** Unset where only the names of the sentence are read. */
  isCompared: boolean
}

/** Analyses the sentences of an article in reading order, each with its context. */
export function* analyseArticle(
  article: Article,
  { subject }: Pick<Dossier, 'subject'>,
  gazetteer: Gazetteer,
  shared: SharedReading = { prepared: runAtOnce(prepareArticle(article)), isCompared: () => true },
): Generator<SentenceInContext, void, void> {
  const { folded, sentences } = shared.prepared
  // "The physicist" may be another person: only a name shows that the text is about the subject.
  const wordsOf = (words: string): string[] => words.toLowerCase().split(/\s+/)
  const names = new Set([subject.name, ...subject.aliases].flatMap(wordsOf))
  const discourse = newDiscourse()
  const date = article.date ? dateOfIso(article.date) : null
  const anchor = date ? { day: date.to } : null
  const isAlone = sentences.length === 1
  let seenSentences = 0
  let spokenSentences = 0
  let afterSubject = false
  let namesSubject = false
  let topic: Topic | null = null
  for (const [sentenceIndex, sentence] of sentences.entries()) {
    const { kind, passage, isPiece = false } = sentence
    const plain = plainSentenceOf(sentence, folded)
    const isCompared = shared.isCompared(sentenceIndex)
    const isHeading = kind === 'heading'
    const reading = analyseSentence(
      plain,
      sentenceSpanOf(sentence),
      gazetteer,
      discourse,
      anchor,
      isHeading,
      isCompared,
    )
    if (isHeading) topic = topicOf(reading, gazetteer)
    reading.topic = topic
    reading.tablePart = kind === 'row' || kind === 'cell' ? kind : null
    namesSubject ||= reading.items.some(
      (i) => i.type === 'subject' && !i.pronoun && wordsOf(i.text).some((word) => names.has(word)),
    )
    seenSentences++
    if (reading.mentionsSubject) spokenSentences++
    const context = { subjectShare: spokenSentences / seenSentences, afterSubject, namesSubject, isAlone, isPiece }
    yield { reading, passage, context, isCompared }
    afterSubject = reading.mentionsSubject
  }
}
