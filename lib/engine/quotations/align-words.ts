import { formsOf } from '@/lib/text/words'
import { areWrittenTheSame } from './exact-words'
import { formOf, isGap, isLoose, type QuotedWord } from './quoted-words'
import { isDenial, isLight } from './sense-words'

/** A stretch of words: the offset of its first one, and the one behind it. */
export type WordSpan = readonly [from: number, to: number]

/**
 * A run of words of the quotation beside words of the evidence; either may be none. `left-out`: an ellipsis of the quotation leaves them
 * out; `edited`: its editor replaces them; `unseen`: an ellipsis of the evidence may hide them; `alike`: they may be others, though
 * their letters agree.
 */
export interface Run {
  kind: 'same' | 'alike' | 'other' | 'left-out' | 'edited' | 'unseen'
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
  const pageWords = page.map(weighed)
  const evidenceWords = evidence.map(weighed)
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
        reach(
          here - width - 1,
          one.key === other.key ? respelling(row + 1, 1, j, 1) : costOfReplacing(one, other),
          SIDE,
        )
        if (isJoined(one, evidenceWords[j - 2], other))
          reach(here - width - 2, respelling(row + 1, 1, j, 2), TWO_IN_EVIDENCE)
        if (isJoined(other, pageWords[row - 1], one))
          reach(here - 2 * width - 1, respelling(row + 1, 2, j, 1), TWO_ON_PAGE)
      }
      reach(here - width, other?.gap === undefined ? first : UNSEEN_WORD, UP)
    }
  }
  let end = 0
  for (let j = 1; j < width; j++) if (costAt(j) <= costAt(end)) end = j
  return { cost: costAt(end), runs: runsTo(page.length, end) }

  /** Cost of the last `back` words before `i` of the quotation beside the last `left` before `j`, which have the same letters. */
  function respelling(i: number, back: number, j: number, left: number): number {
    return isSame(i, back, j, left) ? 0 : ALIKE_WORD
  }

  function isSame(i: number, back: number, j: number, left: number): boolean {
    const edges = { isFirst: i === back, isLast: i === page.length }
    return areWrittenTheSame(page.slice(i - back, i), evidence.slice(j - left, j), edges)
  }

  function kindOf(i: number, back: number, j: number, left: number): Run['kind'] {
    const one = page[i - 1]
    const other = evidence[j - 1]
    if (back + left === 3 || (back + left === 2 && one?.key === other?.key))
      return isSame(i, back, j, left) ? 'same' : 'alike'
    if (one && isGap(one)) return one.part === 'ellipsis' ? 'left-out' : 'edited'
    return other && isGap(other) ? 'unseen' : 'other'
  }

  function costAt(j: number): number {
    return costs[page.length * width + j] ?? Infinity
  }

  function runsTo(i: number, j: number): Run[] {
    const runs: Run[] = []
    while (i > 0) {
      const [back, left] = SIZES[moves[i * width + j] ?? UP] ?? [1, 0]
      const kind = kindOf(i, back, j, left)
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
/** Cost of words that may be others, though their letters agree. */
const ALIKE_WORD = 0.02
/** Cost of the first word of the quotation where the evidence lacks it: a small word there shows where the quotation begins. */
const FIRST_WORD = 1.1

/** A word with its costs. `gap`: the cost of a word of the evidence beside it, where it is a gap. */
interface WeighedWord {
  key: string
  written: string
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
    written: word.written,
    stem: formsOf(word.key).stem,
    cost: costOfLeavingOut(word),
    isLoose: isLoose(word),
    gap: isGap(word) ? gapCost : undefined,
  }
}

function costOfReplacing(word: WeighedWord, other: WeighedWord): number {
  if (word.gap !== undefined || other.gap !== undefined) return 0.01
  if (word.isLoose || other.isLoose) return word.cost + other.cost
  // Forms of one word: "decade" and "decades".
  return word.stem === other.stem && word.key.startsWith(other.key.charAt(0)) ? 0.5 : 1
}

/** Whether a word is two in the other text: "percent" and "per cent", "neigh- bourhood" and "neighborhood". */
const isJoined = ({ key }: WeighedWord, first: WeighedWord | undefined, second: WeighedWord): boolean =>
  first !== undefined &&
  key.startsWith(first.key.slice(0, 2)) &&
  Math.abs(key.length - first.key.length - second.key.length) <= 1 &&
  key === formOf(first.written + second.written).key

function costOfLeavingOut(word: QuotedWord): number {
  if (isLoose(word)) return 0.01
  if (isDenial(word.key)) return 0.4
  return isLight(word.key) ? 0.45 : 1
}
