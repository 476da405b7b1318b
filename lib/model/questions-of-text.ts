import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { Engine, NearestClaims } from '@/lib/engine/index'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Article, Block } from '@/lib/schema/finding'
import { englishWordsOf, pageLanguageOf } from '@/lib/model/languages/page-language'
import type { ComparedSentence } from './compared'
import type { AskedClaim, AskedSentence, PageQuestion } from './page-question'
import { spansOverlap, type Span } from '@/lib/text/spans'

export interface AskedDossier {
  /** Id of the dossier as in the findings; null where there is only one dossier. */
  id: string | null
  dossier: Dossier
  engine: Pick<Engine, 'nearestClaims'>
}

interface TextToAsk extends Article {
  title: string
  /** ISO date. */
  today: string
  /** Range whose sentences are all asked about, such as a selection; the rest is context. Absent: the whole text. */
  onlyRange?: Span
}

/**
 * Yields the questions on an article in reading order, one for each paragraph that may be about the subject, and null
 * between sentences, so that a caller can pause.
 * @param compared sentences that the engine compared, in reading order
 */
export function* questionsOfText(
  askedDossier: AskedDossier,
  article: TextToAsk,
  compared: readonly ComparedSentence[],
): Generator<PageQuestion | null, void, void> {
  const sentences: NearestClaims[] = []
  for (const sentence of askedDossier.engine.nearestClaims(article)) {
    sentences.push(sentence)
    yield null
  }
  // Claims are in English, so the words of a page in another language are replaced by English ones.
  const language = pageLanguageOf(article.text)
  const nearest =
    language === null
      ? sentences.map(({ claims }) => claims)
      : yield* nearestInEnglish(askedDossier.engine, sentences, ({ start, end }) =>
          englishWordsOf(article.text.slice(start, end), language),
        )
  const indexOf = new Map(askedDossier.dossier.claims.map(({ id }, index) => [id, index]))
  const comparedWithOwn = compared.filter(
    ({ dossier }) => askedDossier.id === null || (dossier ?? BUNDLED_ID) === askedDossier.id,
  )
  let nextCompared = 0
  for (const part of textPartsOf(article, sentences)) {
    const sentenceBefore = sentences[part.first - 1]
    const nearestBySentence = new Map<AskedSentence, readonly number[]>()
    const askedSentences: AskedSentence[] = []
    for (const [i, sentence] of part.sentences.entries()) {
      const { start, end } = sentence
      while ((comparedWithOwn[nextCompared]?.end ?? Infinity) <= start) nextCompared++
      const candidate = comparedWithOwn[nextCompared]
      const comparedSentence = candidate && candidate.start < end ? candidate : undefined
      const text = article.text.slice(start, end)
      const nearestClaims = nearest[part.first + i] ?? []
      const score = nearestClaims[0]?.score ?? -Infinity
      const isAsked = article.onlyRange
        ? spansOverlap(sentence, article.onlyRange)
        : comparedSentence !== undefined || sentence.isOnSubject || score >= LEAST_LOG_ODDS
      const askedSentence: AskedSentence = {
        number: i + 1,
        text,
        start,
        end,
        isAsked,
        nearness: 1 / (1 + Math.exp(-1 - score)),
        hints: comparedSentence?.hints ?? [],
        claims: [],
      }
      askedSentences.push(askedSentence)
      if (isAsked)
        nearestBySentence.set(
          askedSentence,
          chooseClaims(
            comparedSentence?.claims.flatMap((id) => indexOf.get(id) ?? []) ?? [],
            nearestClaims.map(({ claim }) => claim),
          ),
        )
      yield null
    }
    const chosenClaims = claimsForQuestion([...nearestBySentence.values()])
    for (const [sentence, ranking] of nearestBySentence)
      sentence.claims = ranking.map((index) => chosenClaims.indexOf(index) + 1).filter((number) => number > 0)
    const claims = chosenClaims.flatMap((index, i) => claimOf(askedDossier.dossier.claims[index], i + 1))
    if (claims.length === 0) continue
    yield {
      dossier: askedDossier.id,
      title: article.title.slice(0, 200),
      date: article.date ?? '',
      today: article.today,
      asOf: askedDossier.dossier.asOf,
      before: sentenceBefore
        ? article.text.slice(sentenceBefore.start, sentenceBefore.end).slice(-LONGEST_CONTEXT)
        : '',
      sentences: askedSentences,
      claims,
    }
  }
}

/** Returns the claims nearest to each sentence in English words, best first; the engine reads each as a paragraph. */
function* nearestInEnglish(
  engine: AskedDossier['engine'],
  sentences: readonly NearestClaims[],
  wordsOf: (sentence: Span) => string,
): Generator<null, NearestClaims['claims'][], void> {
  const blocks: Block[] = []
  let text = ''
  for (const sentence of sentences) {
    const words = wordsOf(sentence)
    blocks.push({ kind: 'paragraph', start: text.length, end: text.length + words.length + 1 })
    text += `${words}.\n\n`
    yield null
  }
  const nearest = blocks.map((): NearestClaims['claims'] => [])
  let block = 0
  for (const { start, claims } of engine.nearestClaims({ text, blocks })) {
    while ((blocks[block]?.end ?? Infinity) <= start) block++
    nearest[block]?.push(...claims)
    yield null
  }
  return nearest.map((claims) => claims.sort((a, b) => b.score - a.score))
}

/** Lowest log-odds of the nearest claim at which a sentence that does not mention the subject is asked about. */
const LEAST_LOG_ODDS = -6
const MOST_CLAIMS = 34
const LONGEST_CLAIM = 600
const LONGEST_CONTEXT = 300

/** Chooses claims: each sentence in turn adds its next best claim, until none is left or there are `MOST_CLAIMS`. */
function claimsForQuestion(found: readonly (readonly number[])[]): number[] {
  const taken = new Set<number>()
  for (let rank = 0; rank < CLAIMS_PER_SENTENCE; rank++)
    for (const ranking of found) {
      const claim = ranking[rank]
      if (claim !== undefined && taken.size < MOST_CLAIMS) taken.add(claim)
    }
  // Sorted in the dossier's order, so that the position of a claim does not tell the model the engine's ranking.
  return [...taken].sort((a, b) => a - b)
}

function claimOf(claim: Claim | undefined, number: number): AskedClaim[] {
  if (!claim) return []
  const { id, text, status, correction, time, sources } = claim
  return [
    {
      number,
      id,
      status,
      sources: [...sources],
      text: text.slice(0, LONGEST_CLAIM),
      correction: correction?.text.slice(0, LONGEST_CLAIM) ?? null,
      time: time !== undefined && !/\b\d{4}\b/.test(text) ? time : null,
    },
  ]
}

/** Neighbouring sentences that one question is about. */
interface TextPart<Sentence extends Span> extends Span {
  /** Index of the first sentence in the article. */
  first: number
  sentences: Sentence[]
}

/**
 * Groups the sentences of an article by paragraph. Long paragraphs are divided, and short neighbours such as list items
 * are joined.
 */
export function textPartsOf<Sentence extends Span>(
  { text, blocks }: Article,
  sentences: readonly Sentence[],
): TextPart<Sentence>[] {
  const parts: TextPart<Sentence>[] = []
  let block = 0
  for (const [i, sentence] of sentences.entries()) {
    const last = parts.at(-1)
    const isNew =
      blocks === undefined
        ? last !== undefined && text.slice(last.end, sentence.start).includes('\n')
        : (blocks[block]?.end ?? Infinity) <= sentence.start
    while (blocks !== undefined && (blocks[block]?.end ?? Infinity) <= sentence.start) block++
    const isFull =
      last !== undefined &&
      (last.sentences.length >= MOST_SENTENCES ||
        sentence.end - last.start > LONGEST_PART ||
        (isNew && last.sentences.length >= ENOUGH_SENTENCES))
    if (last === undefined || isFull)
      parts.push({ start: sentence.start, end: sentence.end, first: i, sentences: [sentence] })
    else {
      last.sentences.push(sentence)
      last.end = sentence.end
    }
  }
  return parts
}

const MOST_SENTENCES = 6
const LONGEST_PART = 1400
/** Minimum number of sentences of a part that ends with its paragraph; a shorter part is joined with the next one. */
const ENOUGH_SENTENCES = 4
const CLAIMS_PER_SENTENCE = 10

/**
 * Returns indices of the claims that a sentence may be about, best first.
 * @param compared claims that the engine compared with the sentence, the most important first
 * @param nearest claims that the engine's retrieval found, the nearest first
 */
function chooseClaims(compared: readonly number[], nearest: readonly number[]): number[] {
  return [...new Set([...compared.slice(0, FIRST_COMPARED), ...nearest])].slice(0, CLAIMS_PER_SENTENCE)
}

const FIRST_COMPARED = 3
