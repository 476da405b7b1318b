import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { hasOpinion } from '@/lib/features/opinions'
import { groupedBy } from '@/lib/text/lists'
import { findQuotations, isBetweenParts } from './find-quotations'
import { peopleIn, type People } from './people'
import { quotedWords, type QuotedWord } from './quoted-words'
import { labelledSpeaker, SAYS } from './reporting-clauses'
import { speakersOf } from './speakers'

export interface EvidenceWord extends QuotedWord {
  piece: Piece
  isQuoted: boolean
  speaker: string | null
  /** The text names the speaker beside these words, not beside the quotation before. */
  isNamedHere: boolean
  /** A sentence, a paragraph or a quotation begins here. */
  isStart: boolean
}

/** The words of a dossier that are somebody's own, in the order of their texts. */
export interface EvidenceWords {
  text: string
  words: readonly EvidenceWord[]
  /** Offsets in `words` of each pair of neighbouring words. */
  places: ReadonlyMap<string, readonly number[]>
  people: People
  /** Whether the dossier has the whole text of a document, so that what it lacks is not in that document. */
  isWhole: boolean
}

/** A stretch of the evidence, with the claim that has it. */
interface Piece {
  words: string
  claim: Claim
  /** The text that it is in: no quotation goes on from one text into another. */
  text: string
  paragraph: string
  /** Whether the dossier has its whole text. */
  isDocument: boolean
}

/** Reads the passages of a dossier word by word. Its claims are its author's words, and no words of a source. */
export function evidenceWords(dossier: Dossier): EvidenceWords {
  const pieces = piecesOf(dossier)
  let text = ''
  const starts = pieces.map(({ words, paragraph }, at) => {
    text += paragraph === pieces[at - 1]?.paragraph ? ' ' : '\n'
    const start = text.length
    text += words
    return start
  })
  const words: EvidenceWord[] = []
  let speaker: string | null = null
  for (const [at, piece] of pieces.entries()) {
    const [start = 0, end] = starts.slice(at, at + 2)
    if (piece.paragraph !== pieces[at - 1]?.paragraph) speaker = labelledSpeaker(piece.words)
    for (const word of quotedWords(text, start, end)) {
      const isStart = STARTS.test(text.slice(words.at(-1)?.end ?? 0, word.start))
      words.push({ ...word, piece, isQuoted: false, speaker, isNamedHere: speaker !== null, isStart })
    }
  }
  const people = peopleIn(text)
  addSpeakers(text, words, people)
  const places = groupedBy([...words.keys()], (at) => pairAt(words, at))
  const isWhole = pieces.some(({ isDocument }) => isDocument)
  return { text, words, places, people, isWhole }
}

const STARTS = /[.!?…"“”«»\n]|(?<=\s)[‘'](?=\S)|[’'](?=\s)/

/** Returns the passages by paragraphs, with the sentences between them that are no claims. */
function piecesOf({ claims, research }: Dossier): Piece[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const paragraphs = new Map<string, Map<string, Piece>>()
  const judged = new Set(claims.filter(hasOpinion).map(({ id }) => id))
  const passages = research?.passages ?? []
  const deniedWords = new Set(passages.filter(({ claim }) => judged.has(claim)).map(({ quote }) => quote))
  for (const { claim: id, source, quote, before, after, paragraph: line } of passages) {
    const claim = byId.get(id)
    if (!claim) continue
    const isDocument = line !== undefined
    const paragraph = isDocument ? `${source}: ${line}` : `${id}: ${quote}`
    const sentences = paragraphs.get(paragraph) ?? new Map<string, Piece>()
    paragraphs.set(paragraph, sentences)
    for (const words of [before, quote, after])
      if (words !== undefined && !deniedWords.has(words) && (words === quote || !sentences.has(words)))
        sentences.set(words, { words, claim, paragraph, text: isDocument ? `${source}` : paragraph, isDocument })
  }
  return [...paragraphs.values()].flatMap((sentences) => [...sentences.values()])
}

/** Marks the words in quotation marks with their speakers; those between two parts of what somebody says are loose. */
function addSpeakers(text: string, words: readonly EvidenceWord[], people: People): void {
  const quotations = findQuotations(text)
  const speakers = speakersOf(text, quotations, people)
  let at = 0
  let lastQuoted = -1
  for (const quotation of quotations) {
    const { start, end } = quotation
    const speaker = speakers.get(quotation)
    while (at < words.length && (words[at]?.end ?? 0) <= start) at++
    const isNear = words[lastQuoted]?.piece.text === words[at]?.piece.text && at - lastQuoted <= MOST_BETWEEN + 1
    const isSaid = isNear && SAYS.test(text.slice(words[lastQuoted]?.end, start))
    for (const word of isSaid ? words.slice(lastQuoted + 1, at) : []) word.part = 'between'
    for (let word = words[at]; word && word.start < end; word = words[++at]) {
      if (isBetweenParts(quotation, word)) word.part = 'between'
      else
        Object.assign(word, {
          isQuoted: true,
          speaker: speaker?.name ?? word.speaker,
          isNamedHere: speaker?.isSure ?? word.isNamedHere,
        })
      lastQuoted = at
    }
  }
}
const MOST_BETWEEN = 16

/** Returns the key of two neighbouring words, by which places are found. */
export const pairAt = (words: readonly QuotedWord[], at: number): string => `${words[at]?.key} ${words[at + 1]?.key}`
