import { encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import type { EncodeText } from '@/lib/engine/encoder/encoder'
import type { Kernel } from '@/lib/engine/model/kernel'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { openWeights, type PackedWeights } from '@/lib/engine/model/weights'
import { MOST_SENTENCE_WORDS, type PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import { openCompareLayer } from './cells'
import { openWeighClaimsLayer } from './claims'
import { openEncoder } from './encode'
import { openLabelSentenceLayer } from './label'
import { openReadWordsLayer } from './words'

export { MOST_CLAIMS } from './label'

/** The net's output for a sentence. */
export interface LinkScores {
  /** Number of words read; the rest of a longer sentence is unknown. */
  length: number
  /** For each word the probabilities of outside, agrees, differs and open, in this order. */
  wordProbabilities: Float32Array
  /** For each claim the log-odds that the sentence is based on it. */
  relevance: Float32Array
  /** Log-probabilities for each claim and word: that the word agrees with the claim, differs from it, or neither. */
  wordVerdicts: Float32Array
  /** Probabilities of `SENTENCE_CLASSES`. */
  classes: Float32Array
  /** As `Compared.aligned`: for each claim and word the claim word with most attention; 0 without any. */
  aligned: Int32Array
}

export const SENTENCE_CLASSES = ['none', 'unverified', 'supported', 'contradicted', 'disputed'] as const

export interface LinkingNet {
  /** Returns null without claims or without words in the sentence. */
  run: (
    evidence: PreparedEvidence,
    sentenceInputs: readonly number[],
    claimInputs: readonly (readonly number[])[],
  ) => LinkScores | null
}

/** Opens the net, in a few milliseconds. Its layers are those of packages/lab/train/net.py. */
export function openLinkingNet(
  packed: PackedWeights,
  encodeText: EncodeText = encodeTextCached,
  kernel: Kernel = createWasmKernel(),
): LinkingNet {
  const { arena } = kernel
  const weights = openWeights(packed, kernel)
  const encoder = openEncoder(weights, kernel, encodeText)
  const compare = openCompareLayer(weights, kernel, encoder)
  const weighClaims = openWeighClaimsLayer(weights, kernel, encoder)
  const readWords = openReadWordsLayer(weights, kernel)
  const labelSentence = openLabelSentenceLayer(weights, kernel)
  const afterWeights = arena.mark()

  const run: LinkingNet['run'] = (evidence, sentenceInputs, claimInputs) => {
    const { tokens, netClaims, width } = evidence
    const length = Math.min(tokens.length, MOST_SENTENCE_WORDS)
    if (netClaims.length === 0 || length === 0) return null
    arena.release(afterWeights)
    const inputs = arena.matrix(1, sentenceInputs.length)
    inputs.data.set(sentenceInputs)
    const sentence = encoder.sentence(tokens, length)
    const claims = encoder.claims(netClaims, width)
    const compared = compare(sentence, claims, evidence)
    const weighed = weighClaims(netClaims, claims, compared, claimInputs)
    const read = readWords(sentence.x, compared.cells, weighed.relevance, inputs)
    // The next sentence overwrites the arena.
    return {
      length,
      wordProbabilities: read.words.data.slice(),
      relevance: weighed.relevance.slice(),
      wordVerdicts: read.verdicts.data.slice(),
      classes: labelSentence(read, weighed, inputs).slice(),
      aligned: compared.aligned.slice(),
    }
  }
  return { run }
}
