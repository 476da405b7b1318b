import type { Kernel } from '@/lib/engine/model/kernel'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { openWeights, type PackedWeights } from '@/lib/engine/model/weights'
import { MOST_SENTENCE, type RankedEvidence } from '@/lib/engine/link/rank-evidence'
import { openCells } from './cells'
import { openClaims } from './claims'
import { openEncoder } from './encode'
import { openLabel } from './label'
import { openWords } from './words'

export { MOST_CLAIMS } from './label'

/** The net's output for a sentence. */
export interface LinkScores {
  /** Number of words read; the rest of a longer sentence is unknown. */
  length: number
  /** For each word the probabilities of outside, agrees, differs and open, in this order. */
  words: Float32Array
  /** For each claim the log-odds that the sentence is based on it. */
  relevance: Float32Array
  /** For each claim and word the log-probabilities that the word agrees with the claim, differs from it, or neither. */
  verdicts: Float32Array
  /** Probabilities of `SENTENCE_CLASSES`. */
  sentence: Float32Array
  /** As `Compared.aligned`: for each claim and word the claim word with most attention; 0 without any. */
  aligned: Int32Array
}

export const SENTENCE_CLASSES = ['none', 'unverified', 'supported', 'contradicted', 'disputed'] as const

export interface LinkingNet {
  /** Returns null without claims or without words in the sentence. */
  run: (
    evidence: RankedEvidence,
    sentenceInputs: readonly number[],
    claimInputs: readonly (readonly number[])[],
  ) => LinkScores | null
}

/** Opens the net, in a few milliseconds. Its layers are those of tools/lab/train/net.py. */
export function openLinkingNet(packed: PackedWeights, kernel: Kernel = createWasmKernel()): LinkingNet {
  const { arena } = kernel
  const w = openWeights(packed, kernel)
  const encoder = openEncoder(w, kernel)
  const compare = openCells(w, kernel, encoder)
  const weighClaims = openClaims(w, kernel, encoder)
  const readWords = openWords(w, kernel)
  const labelSentence = openLabel(w, kernel)
  const afterWeights = arena.mark()

  const run: LinkingNet['run'] = (evidence, sentenceInputs, claimInputs) => {
    const { tokens, rankedClaims, width } = evidence
    const length = Math.min(tokens.length, MOST_SENTENCE)
    if (rankedClaims.length === 0 || length === 0) return null
    arena.release(afterWeights)
    const inputs = arena.matrix(1, sentenceInputs.length)
    inputs.data.set(sentenceInputs)
    const sentence = encoder.sentence(tokens, length)
    const claims = encoder.claims(rankedClaims, width)
    const compared = compare(sentence, claims, evidence)
    const weighed = weighClaims(rankedClaims, claims, compared, claimInputs)
    const read = readWords(sentence.x, compared.cells, weighed.relevance, inputs)
    // The next sentence overwrites the arena.
    return {
      length,
      words: read.words.data.slice(),
      relevance: weighed.relevance.slice(),
      verdicts: read.verdicts.data.slice(),
      sentence: labelSentence(read, weighed, inputs).slice(),
      aligned: compared.aligned.slice(),
    }
  }
  return { run }
}
