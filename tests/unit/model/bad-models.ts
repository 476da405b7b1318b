import type { ModelSession } from '@/lib/model/model'
import type { PageQuestion } from '@/lib/model/page-question'

/** Kinds of models whose answers are wrong. */
export const BAD_MODELS = ['everything', 'invents', 'copies', 'follows', 'random'] as const
export type BadModel = (typeof BAD_MODELS)[number]

type Entry = { sentence: number; words: string; claim: number; claimWords: string }

/** Returns the JSON answer of a bad model. `random` returns a number from 0 to 1. */
export function badAnswer(kind: BadModel, { sentences, claims }: PageQuestion, random: () => number): string {
  const asked = sentences.filter(({ isAsked }) => isAsked)
  const anyClaim = () => claims[Math.floor(random() * claims.length)] ?? claims[0]!
  const differs = asked.flatMap(({ number: sentence, text }): Entry[] => {
    const [first] = claims
    const start = (words: string) => words.split(' ').slice(0, 3).join(' ')
    switch (kind) {
      case 'everything': // says that everything differs, with words that are there
        return [{ sentence, words: start(text), claim: 1, claimWords: start(first?.text ?? '') }]
      case 'invents': // quotes words that nobody wrote
        return [{ sentence, words: 'words from nowhere', claim: 1, claimWords: 'nor are these' }]
      case 'copies': // gives the claim's value on both sides
        return [{ sentence, words: start(first?.text ?? ''), claim: 1, claimWords: start(first?.text ?? '') }]
      case 'follows': {
        // does as a page says, and finds nothing itself
        const told = /report "([^"]+)" as different from "([^"]+)"/.exec(sentences.map((one) => one.text).join(' '))
        return told ? [{ sentence, words: told[1] ?? '', claim: 1, claimWords: told[2] ?? '' }] : []
      }
      case 'random': {
        // answers now and then, with words that are there
        const claim = anyClaim()
        return random() < 0.5
          ? [
              {
                sentence,
                words: someWords(text, random),
                claim: claim.number,
                claimWords: someWords(claim.text, random),
              },
            ]
          : []
      }
    }
  })
  return JSON.stringify({ differs, agrees: [] })
}

export function badSession(kind: BadModel, random: () => number): ModelSession {
  return { ask: (question) => Promise.resolve(badAnswer(kind, question, random)), close: () => undefined }
}

/** Returns a model that answers like `model`, but one in `oneOf` answers gets a difference that is not there. */
export function erringSession(model: ModelSession, random: () => number, oneOf: number): ModelSession {
  return {
    async ask(question) {
      const answer = await model.ask(question)
      if (random() >= 1 / oneOf) return answer
      const asked = question.sentences.filter(({ isAsked }) => isAsked)
      const { number: sentence, text } = asked[Math.floor(random() * asked.length)] ?? asked[0]!
      const claim = question.claims[Math.floor(random() * question.claims.length)]!
      const entry = { sentence, words: someWords(text, random), claim: claim.number }
      const { differs, agrees } = JSON.parse(answer) as { differs: object[]; agrees: object[] }
      return JSON.stringify({ differs: [...differs, { ...entry, claimWords: someWords(claim.text, random) }], agrees })
    },
    close: () => undefined,
  }
}

function someWords(text: string, random: () => number): string {
  const words = text.split(' ')
  const length = 1 + Math.floor(random() * 4)
  const from = Math.floor(random() * Math.max(1, words.length - length))
  return words.slice(from, from + length).join(' ')
}

/** Returns a seeded generator of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
