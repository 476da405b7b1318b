import { formsOf } from '@/lib/text/words'
import { isGap, isLoose, type QuotedWord } from './quoted-words'

/** A stretch of words: the offset of its first one, and the one behind it. */
export type WordSpan = readonly [from: number, to: number]

/**
 * A run of words of the quotation beside words of the evidence; either may be none. `left-out`: an ellipsis of the quotation leaves them
 * out; `edited`: its editor replaces them; `unseen`: an ellipsis of the evidence may hide them.
 */
export interface Run {
  kind: 'same' | 'other' | 'left-out' | 'edited' | 'unseen'
  page: WordSpan
  evidence: WordSpan
}

/**
 * Aligns a whole quotation with the stretch of the evidence that is nearest to it, word by word. Loose words and what an ellipsis leaves
 * out cost nothing; words of which one is written as two ("per cent") are the same.
 */
export function alignWords(
  page: readonly QuotedWord[],
  evidence: readonly QuotedWord[],
): { cost: number; runs: Run[] } {
  const width = evidence.length + 1
  // Each word is compared with hundreds of others, so what is known of it alone is read once.
  const [pageWords, evidenceWords] = [page.map(weighed), evidence.map(weighed)]
  const costs = new Float32Array((page.length + 1) * width)
  const moves = new Uint8Array(costs.length)
  let here = 0
  const reach = (from: number, cost: number, move: number): void => {
    const sum = (costs[from] ?? 0) + cost
    if (sum >= (costs[here] ?? 0)) return
    costs[here] = sum
    moves[here] = move
  }
  for (const [row, one] of pageWords.entries()) {
    const first = row === 0 && !one.isLoose ? FIRST_WORD : one.cost
    for (let j = 0; j < width; j++) {
      here = (row + 1) * width + j
      costs[here] = Infinity
      const other = evidenceWords[j - 1]
      if (other) {
        reach(here - 1, one.gap ?? other.cost, LEFT)
        reach(here - width - 1, replacing(one, other), SIDE)
        if (isJoined(one, evidenceWords[j - 2], other)) reach(here - width - 2, 0, TWO_IN_EVIDENCE)
        if (isJoined(other, pageWords[row - 1], one)) reach(here - 2 * width - 1, 0, TWO_ON_PAGE)
      }
      reach(here - width, other?.gap === undefined ? first : UNSEEN_WORD, UP)
    }
  }
  let end = 0
  for (let j = 1; j < width; j++) if (costAt(j) <= costAt(end)) end = j
  return { cost: costAt(end), runs: runsTo(page.length, end) }

  function costAt(j: number): number {
    return costs[page.length * width + j] ?? Infinity
  }

  function runsTo(i: number, j: number): Run[] {
    const runs: Run[] = []
    while (i > 0) {
      const [back, left] = SIZES[moves[i * width + j] ?? UP] ?? [1, 0]
      const kind = kindOf(back + left, page[i - 1], evidence[j - 1])
      const next = runs[0]
      const [pageEnd, evidenceEnd] = next?.kind === kind ? [next.page[1], next.evidence[1]] : [i, j]
      if (next?.kind === kind) runs.shift()
      i -= back
      j -= left
      runs.unshift({ kind, page: [i, pageEnd], evidence: [j, evidenceEnd] })
    }
    return runs
  }
}

function kindOf(size: number, one: QuotedWord | undefined, other: QuotedWord | undefined): Run['kind'] {
  if (size === 3 || (size === 2 && one?.key === other?.key)) return 'same'
  if (one && isGap(one)) return one.part === 'ellipsis' ? 'left-out' : 'edited'
  return other && isGap(other) ? 'unseen' : 'other'
}

const [SIDE, TWO_IN_EVIDENCE, TWO_ON_PAGE, LEFT, UP] = [0, 1, 2, 3, 4] as const
/** Words of the page and of the evidence in each move. */
const SIZES = [
  [1, 1],
  [1, 2],
  [2, 1],
  [0, 1],
  [1, 0],
] as const
/** Cost of a word that an ellipsis leaves out: the shortest such stretch is the right one. */
const GAP_WORD = 0.001
/** Cost of a word that brackets replace. */
const REPLACED_WORD = 0.02
/** Cost of a word that an ellipsis of the evidence may hide: a whole quotation would else find its place in any. */
const UNSEEN_WORD = 0.2
/** Cost of the first word of the quotation where the evidence lacks it: a small word there shows where the quotation begins. */
const FIRST_WORD = 1.1

/** A word with its costs. `gap`: the cost of a word of the evidence beside it, where it is a gap. */
interface WeighedWord {
  key: string
  stem: string
  /** Cost of leaving it out. */
  cost: number
  isLoose: boolean
  gap: number | undefined
}

function weighed(word: QuotedWord): WeighedWord {
  const gapCost = word.part === 'ellipsis' ? GAP_WORD : REPLACED_WORD
  return {
    key: word.key,
    stem: formsOf(word.key).stem,
    cost: leavingOut(word),
    isLoose: isLoose(word),
    gap: isGap(word) ? gapCost : undefined,
  }
}

function replacing(one: WeighedWord, other: WeighedWord): number {
  if (one.key === other.key) return 0
  if (one.gap !== undefined || other.gap !== undefined) return 0.01
  if (one.isLoose || other.isLoose) return one.cost + other.cost
  // Forms of one word: "decade" and "decades".
  return one.stem === other.stem && one.key.startsWith(other.key.charAt(0)) ? 0.5 : 1
}

/** Whether a word is two in the other text: "percent" and "per cent". */
const isJoined = ({ key }: WeighedWord, first: WeighedWord | undefined, second: WeighedWord): boolean =>
  first !== undefined && key.length === first.key.length + second.key.length && key === first.key + second.key

const leavingOut = (word: QuotedWord): number =>
  isLoose(word) ? 0.01 : isDenial(word.key) ? 0.4 : isLight(word.key) ? 0.45 : 1

/** Words whose change mostly leaves the sense: articles, forms of "to be", pronouns, fillers. "Not", "or", "from" and "only" are none. */
export const isLight = (key: string): boolean => LIGHT_WORDS.has(key)
const LIGHT_WORDS = new Set(
  (
    "a an the this that these those it its there here who whom which 's 'd of in on at to as with and but so well then than also too " +
    'is are was were am be been being has have had do does did will would shall just very really actually quite rather now still yet ' +
    'i he she we they my his her our their mine hers ours theirs me him us them myself himself herself ourselves themselves ' +
    'um uh er oh yeah yes mean know like basically literally sort kind'
  ).split(' '),
)

/** Whether a word turns the sense. */
export const isDenial = (key: string): boolean => DENIALS.has(key)
const DENIALS = new Set('not no never none nobody nothing nowhere neither nor without hardly'.split(' '))

/** Whether the rest of a sentence says something else without a word: a denial, a condition, "refuse". */
export const turnsSense = (key: string): boolean => isDenial(key) || TURNING.has(formsOf(key).lemma)
const TURNING = new Set('if unless until refuse fail deny decline doubt reject avoid prevent cease stop lie'.split(' '))
