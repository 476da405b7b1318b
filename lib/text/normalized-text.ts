import { firstNames, places } from './words'
import { BRACKET_MARK, RAISED_MARK } from './footnote-marks'

/** A normalised text, with functions from its offsets to offsets in the original. */
export interface NormalizedText {
  text: string
  startOf: (at: number) => number
  endOf: (at: number) => number
}

/**
 * Normalises a folded text: single blanks, no zero-width characters, composed letters, no footnote marks, no commas
 * around "Jr.", no honours behind a name, and no family name before given names ("Lovell, James, was"), so that patterns can rely on it.
 *
 * @returns null if the text is normalised already, as nearly all are
 */
export function normalizeFolded(folded: string): NormalizedText | null {
  if (!needsNormalizing.test(folded)) return null
  let text = ''
  let copiedTo = 0
  const starts: number[] = []
  const ends: number[] = []
  const put = (piece: string, start: number, end: number, whole: boolean): void => {
    for (let i = 0; i < piece.length; i++) {
      starts.push(whole ? start : start + i)
      ends.push(whole ? end : start + i + 1)
    }
    text += piece
  }
  for (const { 0: piece, index } of folded.matchAll(piecesToNormalize)) {
    const isName = isOrdered(piece)
    if (isName === false) continue
    put(folded.slice(copiedTo, index), copiedTo, index, false)
    copiedTo = index + piece.length
    // The comma behind a reordered name is no part of it.
    put(normalizedPiece(piece), index, isName ? copiedTo - 1 : copiedTo, true)
  }
  put(folded.slice(copiedTo), copiedTo, folded.length, false)
  return { text, startOf: (at) => starts[at] ?? folded.length, endOf: (at) => ends[at - 1] ?? 0 }
}

export const tidyText = (folded: string): string => normalizeFolded(folded)?.text ?? folded

/** Normalises as `normalizeFolded` does, but keeps the length: characters move only inside a word, which is padded at its end. */
export const tidiedInPlace = (folded: string): string =>
  folded
    .replace(/\s/g, ' ')
    .replace(citations, (mark) => '\u200b'.repeat(mark.length))
    .replace(/[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\u200b]*/gu, (word) => {
      const tidied = tidyText(word)
      return tidied.length > word.length ? word : tidied.padEnd(word.length, '\u200b')
    })

const citationMark = String.raw`\s?${BRACKET_MARK}|${RAISED_MARK}`
const behindName = String.raw`(?<=\p{Lu}[\p{L}'-]{1,30}\.?)`
/** Source of a pattern for "Jr." with its comma and dot: "James Lovell, Jr., was" is "James Lovell Jr was". */
const nameSuffix = String.raw`${behindName}(?:, (?:Jr|Sr)\.?(?:,(?= )|(?= ))|, (?:Jr|Sr)(?=\.)|, I(?:II?|V)(?:,|$)| (?:Jr|Sr)\.(?=[ ,]))`
/** Source of a pattern for honours behind a name, such as "OBE": they are left out, since they do not identify a person. */
const honoursBehindName = String.raw`${behindName}(?:,? (?:OBE|MBE|CBE|KBE|FRS|USN|USAF|USMC|U\.S\.(?:N|A\.F|M\.C)\.|Esq\.?)(?![\p{L}\p{N}])|, (?:Ph\.?\s?D|M\.?D|D\.?D\.?S|D\.?Phil|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?P|LL\.?[BD]|J\.?D|R\.?N)\b\.?(?=,)){1,4},?`
/** Source of a pattern for a name as lists sort it: "Lovell, James Arthur, was", "von Berg, Ola K., Jr., flew". */
const sortedName = String.raw`^(?:(?:[Vv][ao]n|[Dd][aei]|[Ll][ae])(?: [Dd]er?)? )?\p{Lu}[\p{L}'-]+, \p{Lu}[\p{L}'-]*\.?(?: ?\p{Lu}[\p{L}'-]*\.?){0,3}(?:, (?:Jr|Sr)\.?)?,(?= (?:is|was|has|had|became|led|flew|wrote|made|took|won|said|built|\p{Ll}{2,}ed)\b)`
/** Letters that stand for two: "ﬁ". */
const LIGATURES = '\ufb00-\ufb06'
const needsNormalizing = new RegExp(
  String.raw`[^\S ]| {2}|[\u200b${LIGATURES}]|\p{M}|${citationMark}|${sortedName}|${nameSuffix}|${honoursBehindName}`,
  'u',
)
const piecesToNormalize = new RegExp(
  String.raw`${sortedName}|${citationMark}|${nameSuffix}|${honoursBehindName}|[\s\u200b]+|[${LIGATURES}]|\P{M}\p{M}+`,
  'gu',
)
const citations = new RegExp(citationMark, 'gu')

/** Whether a piece is a name in the order of lists; null if it has another form. A town and its state are none. */
function isOrdered(piece: string): boolean | null {
  const given = /^[\p{L}' -]+, ([\p{L}'-]+)[^,]*,(?:.*,)?$/u.exec(piece)?.[1]?.toLowerCase()
  return given === undefined ? null : given.length === 1 || (firstNames.has(given) && !places.has(given))
}

function normalizedPiece(piece: string): string {
  if (isOrdered(piece))
    return piece.replace(/^([^,]+), ([^,]+)(?:, ([JS]r)\.?)?,$/, (_, family, given, suffixed) =>
      [given, family, suffixed].filter(Boolean).join(' '),
    )
  if (/^[\s\u200b]+$/.test(piece)) return /\s/.test(piece) ? ' ' : ''
  if (/^[\ufb00-\ufb06]$/.test(piece)) return piece.normalize('NFKC')
  if (/\p{M}/u.test(piece)) return /\s/.test(piece) ? piece : piece.replace(/[\u200b\u034f]+/g, '').normalize('NFC')
  const [name] = /[JS]r|I{2,3}|IV/.exec(/^,? \w+[.,]*$/.test(piece) ? piece : '') ?? []
  return name === undefined ? '' : ` ${name}`
}
