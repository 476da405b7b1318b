import { beforeAll, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createArticleScorer } from '@/lib/engine/score-article'
import { encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import { MOST_SENTENCE_WORDS } from '@/lib/engine/link/prepare-evidence'
import { openLinkingNet, type LinkScores, type LinkingNet } from '@/lib/engine/link/net/linking-net'
import weights from '@/lib/engine/link/weights.json'
import type { Kernel } from '@/lib/engine/model/kernel'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { incomingDossier } from '../../dossiers/fixtures'
import { createPlainKernel } from './plain-kernel'

const TEXT = `Andrej Karpathy was a founding member of OpenAI, which he joined in December 2015. No.
Karpathy’s tutorial “Pong from Pixels” was posted to his blog in May 2019, and he left Tesla.
${'Karpathy said that the lecture on neural networks from Stanford, '.repeat(10)} and he taught it in 2016.
He completed his PhD at Stanford University under Fei-Fei Li in 2015, not in 2011.`

/** The inputs of the net for this text. */
const asked: Parameters<LinkingNet['run']>[] = []
const fast = open(createWasmKernel())
const plain = open(createPlainKernel(1 << 24))

beforeAll(() => {
  const listener: LinkingNet = {
    run: (...question) => {
      asked.push(question)
      return null
    },
  }
  for (const scored of createArticleScorer(bundledDossier, bundledIndex, listener).scoreArticle({ text: TEXT }))
    expect(scored.scores).toBeNull()
})

test('the net gives the same result with and without WebAssembly, also for a sentence that is too long', () => {
  expect(asked.some(([{ tokens }]) => tokens.length > MOST_SENTENCE_WORDS)).toBe(true)
  const answers = asked.map((question) => [fast.run(...question), plain.run(...question)] as const)
  expect(answers.filter(([one]) => one).length).toBeGreaterThan(3)
  for (const [one, other] of answers) expectSame(one, other)
})

test('the result for a sentence does not depend on earlier sentences', () => {
  for (const net of [fast, plain]) {
    const first = asked.map((question) => net.run(...question))
    const backwards = [...asked].reverse().map((question) => net.run(...question))
    expect(backwards.reverse()).toEqual(first)
  }
})

// Where fewer claims are compared than at most, an empty one counts too, as in training. Another training gives other numbers.
test.each([
  [1, [0.016, 0.221, 0.337, 0.426, 0]],
  [12, [0.001, 0.03, 0.173, 0.795, 0]],
])('the net gives a sentence beside %d claims the probabilities that it was trained for', (count, classes) => {
  const towns = 'Bergen Turku Dovre Halden Molde Narvik Bodø Tromsø Skien Hamar Larvik Moss'.split(' ').slice(0, count)
  const { dossier, index } = incomingDossier({
    name: 'Nora Lindqvist',
    claims: towns.map((town, at) => ({
      id: `c${at}`,
      text: `Nora Lindqvist designed a bridge in ${town}.`,
      sources: [1],
    })),
  })
  const text = 'Nora Lindqvist built a small bridge over a river.'
  const [scored] = createArticleScorer(dossier, index).scoreArticle({ text })
  expect(scored?.evidence.netClaims).toHaveLength(count)
  const given = [...(scored?.scores?.classes ?? [])]
  expect(given).toHaveLength(classes.length)
  for (const [at, probability] of classes.entries()) expect(given[at]).toBeCloseTo(probability, 2)
})

test('the longest sentence fits together with the longest claims', () => {
  const question = asked.find(
    ([{ tokens, netClaims }]) => tokens.length > MOST_SENTENCE_WORDS && netClaims.length === 12,
  )
  if (!question) throw new Error('The text has no such sentence.')
  const [evidence, sentence, claims] = question
  const own = { tokens: evidence.tokens, count: 30, ownText: true }
  const netClaims = evidence.netClaims.map((one) => ({
    ...one,
    length: 50,
    parts: [own, { ...own, count: 20, ownText: false }],
  }))
  const pairs = new Uint8Array(evidence.tokens.length * 600).map((_, i) => (i % 7 ? 0 : i & 255))
  const longest = { ...evidence, netClaims, width: 600, pairs }
  const scores = fast.run(longest, sentence, claims)
  expect(scores?.wordVerdicts).toHaveLength(12 * MOST_SENTENCE_WORDS * 3)
  expectSame(scores, plain.run(longest, sentence, claims))
})

function open(kernel: Kernel): LinkingNet {
  return openLinkingNet(weights, encodeTextCached, kernel)
}

function expectSame(one: LinkScores | null, other: LinkScores | null): void {
  for (const name of ['wordProbabilities', 'relevance', 'wordVerdicts', 'classes'] as const) {
    const [a, b] = [[...(one?.[name] ?? [])], [...(other?.[name] ?? [])]]
    expect(a).toHaveLength(b.length)
    expect(Math.max(0, ...a.map((n, i) => Math.abs(n - (b[i] ?? NaN))))).toBeLessThan(1e-4)
  }
  expect(one?.aligned).toEqual(other?.aligned)
}
