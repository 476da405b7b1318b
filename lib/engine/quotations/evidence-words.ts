import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/lists'
import { firstNames, formsOf, pronounOfName } from '@/lib/text/words'
import { findQuotations, isBetweenParts, labelledSpeaker, NAMES, SAYS } from './find-quotations'
import { quotedWords, type QuotedWord } from './quoted-words'

/** A word of the evidence. */
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
  /** Returns the words of a name, and of longer names in the evidence that have its last word. */
  longerNames: (name: string) => Set<string>
  /** Returns the only person whom the paragraph of a quotation names before it; null for none or several. */
  onlyPersonBefore: (place: number) => string | null
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
  addSpeakers(text, words)
  const places = groupedBy([...words.keys()], (at) => pairAt(words, at))
  const isWhole = pieces.some(({ isDocument }) => isDocument)
  return { text, words, places, ...namesIn(text), isWhole }
}

/** Words that the text also has in lower case, as "But", are no part of a longer name. */
function namesIn(text: string): Pick<EvidenceWords, 'longerNames' | 'onlyPersonBefore'> {
  let names: string[][] | undefined
  const longerNames = (name: string): Set<string> => {
    const own = name.split(/\s/)
    if (!names) {
      const common = new Set(text.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu))
      const isRare = (word: string): boolean => !common.has(word.toLowerCase())
      names = [...text.matchAll(NAMES)].map(([found]) => found.split(/\s/).filter(isRare))
    }
    const longer = names.filter((words) => words.includes(own.at(-1) ?? ''))
    return new Set([...own, ...longer.flat()].map((word) => formsOf(word).lower))
  }
  const onlyPersonBefore = (place: number): string | null => {
    const end = text.indexOf('\n', place)
    const [told, then] = [
      text.slice(text.lastIndexOf('\n', place) + 1, place),
      `“${text.slice(place, end < 0 ? undefined : end)}`,
    ].map((part) => part.replace(/["“][^"“”]*["”]?/g, ' ')) as [string, string]
    const pronoun = /\b(?:she|he)\b/i.exec(then)?.[0].toLowerCase()
    const people = [...told.matchAll(NAMES)].flatMap(([name]) => {
      const words = longerNames(name)
      return words.size > 1 && [...words].some((word) => firstNames.has(word)) ? [{ name, words }] : []
    })
    const [one] = people
    if (!one || !people.every(({ words }) => [...words].some((word) => one.words.has(word)))) return null
    const own = [...one.words].map(pronounOfName).find((word) => word !== null)
    return own === undefined || pronoun === undefined || own === pronoun ? one.name : null
  }
  return { longerNames, onlyPersonBefore }
}

const STARTS = /[.!?…"“”«»\n]|(?<=\s)[‘'](?=\S)|[’'](?=\s)/

/** Returns the passages by paragraphs, with the sentences between them that are no claims. */
function piecesOf({ claims, research }: Dossier): Piece[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const paragraphs = new Map<string, Map<string, Piece>>()
  for (const { claim: id, source, quote, before, after, paragraph: line } of research?.passages ?? []) {
    const claim = byId.get(id)
    if (!claim) continue
    const isDocument = line !== undefined
    const paragraph = isDocument ? `${source}: ${line}` : `${id}: ${quote}`
    const sentences = paragraphs.get(paragraph) ?? new Map<string, Piece>()
    paragraphs.set(paragraph, sentences)
    for (const words of [before, quote, after])
      if (words !== undefined && (words === quote || !sentences.has(words)))
        sentences.set(words, { words, claim, paragraph, text: isDocument ? `${source}` : paragraph, isDocument })
  }
  return [...paragraphs.values()].flatMap((sentences) => [...sentences.values()])
}

/** Marks the words in quotation marks with their speakers; those between two parts of what somebody says are loose. */
function addSpeakers(text: string, words: readonly EvidenceWord[]): void {
  let at = 0
  let lastQuoted = -1
  for (const quotation of findQuotations(text)) {
    const { start, end, speaker } = quotation
    while (at < words.length && (words[at]?.end ?? 0) <= start) at++
    const isNear = words[lastQuoted]?.piece.text === words[at]?.piece.text && at - lastQuoted <= MOST_BETWEEN + 1
    const isSaid = isNear && SAYS.test(text.slice(words[lastQuoted]?.end, start))
    for (const word of isSaid ? words.slice(lastQuoted + 1, at) : []) word.isLoose = true
    for (let word = words[at]; word && word.start < end; word = words[++at]) {
      if (isBetweenParts(quotation, word)) word.isLoose = true
      else
        Object.assign(word, {
          isQuoted: true,
          speaker: speaker?.name ?? word.speaker,
          isNamedHere: speaker?.isOwn ?? word.isNamedHere,
        })
      lastQuoted = at
    }
  }
}
const MOST_BETWEEN = 12

/** Returns the key of two neighbouring words, by which places are found. */
export const pairAt = (words: readonly QuotedWord[], at: number): string => `${words[at]?.key} ${words[at + 1]?.key}`
