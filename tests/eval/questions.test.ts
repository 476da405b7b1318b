import { describe, expect, test } from 'vitest'
import { claimsFoundIn } from '@/tools/lab/eval/claims-among-ten'
import { readHeldOutTexts, readTranslated } from '@/tools/lab/train/held-out-texts'
import { THRESHOLDS } from './thresholds'

const { amongTen, tokens } = THRESHOLDS.questions

describe.each<[string, () => ReturnType<typeof claimsFoundIn>, number]>([
  ['held-out annotated articles', () => claimsFoundIn(readHeldOutTexts().articles), amongTen.articles],
  ...readTranslated().map(
    ([language, texts]): [string, () => ReturnType<typeof claimsFoundIn>, number] => [
      `translated articles, ${language}`,
      () => claimsFoundIn(texts, true),
      amongTen[language],
    ],
  ),
])('the questions for a model: %s', (_name, measure, least) => {
  const found = measure()

  test('hold the right claim among ten', () => {
    expect(found.wrong, 'the set is there').toBeGreaterThan(40)
    expect(found.amongTen).toBeGreaterThanOrEqual(least)
  })

  test('stay within the tokens for an article of 32 sentences', () => {
    expect(found.tokens).toBeLessThanOrEqual(tokens)
  })
})
