// @module-tag figures
import { describe, expect, test } from 'vitest'
import { measureClaimsAmongTen } from '@/packages/lab/eval/page-model'
import { readHeldOutTexts, readTranslated } from '@/packages/lab/train/held-out-texts'
import { THRESHOLDS } from './thresholds'

const { amongTen, tokens } = THRESHOLDS.questions

describe.each<[string, () => ReturnType<typeof measureClaimsAmongTen>, number]>([
  ['held-out annotated articles', () => measureClaimsAmongTen(readHeldOutTexts().articles), amongTen.articles],
  ...readTranslated().map(([language, texts]): [string, () => ReturnType<typeof measureClaimsAmongTen>, number] => [
    `translated articles, ${language}`,
    () => measureClaimsAmongTen(texts, true),
    amongTen[language],
  ]),
])('the questions for a model: %s', (_name, measure, least) => {
  const found = measure()

  test('hold the right claim among ten', () => {
    expect(found.wrong, 'the set is there').toBeGreaterThan(40)
    expect(found.amongTen).toBeGreaterThanOrEqual(least)
  })

  test('stay within the tokens for an article of 32 sentences', () => expect(found.tokens).toBeLessThanOrEqual(tokens))
})
