// @module-tag figures
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  measureOnPages,
  textsOfChanged,
  textsOfHeldOut,
  recordedIn,
  replaySession,
} from '@/packages/lab/eval/page-model'
import { articlesOf } from '@/packages/lab/eval/run-sets'
import { readHeldOutTexts } from '@/packages/lab/train/held-out-texts'
import { BAD_MODELS, badSession, erringSession, randomFrom } from '@/tests/unit/model/bad-models'

const texts = textsOfHeldOut(readHeldOutTexts().articles)
const recorded = recordedIn(readFileSync('tests/eval/second-reader/answers.jsonl', 'utf8'))
const read = new Set([...recorded.values()].map(({ article }) => article))

test.each([
  ['held-out annotated articles', texts, 0.86],
  ['changed articles', textsOfChanged(articlesOf('changed')), 0.75],
])('with a careful reader in the place of a model, wrong details are caught: %s', async (_, all, least) => {
  const own = all.filter(({ id }) => read.has(id))
  const { wrong, caught, precision, falsePer1000, discarded, entries } = await measureOnPages(
    replaySession(recorded),
    own,
  )
  expect(wrong, 'there are recorded answers').toBeGreaterThan(20)
  expect(caught.model).toBeGreaterThanOrEqual(least)
  expect(precision.model).toBeGreaterThanOrEqual(0.97)
  expect(falsePer1000.model).toBeLessThanOrEqual(1)
  expect(falsePer1000.red).toBeLessThanOrEqual(falsePer1000.engine)
  expect(discarded / entries).toBeLessThan(0.02)
})

test('bad models make no sentence red, and are seen in their figures', async () => {
  for (const kind of BAD_MODELS) {
    const bad = badSession(kind, randomFrom(3))
    const { precision, falsePer1000 } = await measureOnPages(bad, texts.slice(0, 2), { isTrusted: false })
    expect(precision.model, kind).toBeLessThan(0.9)
    expect(falsePer1000.red, kind).toBe(falsePer1000.engine)
  }
})

test('a model that errs in one of twenty answers adds at most two false red sentences in 1,000', async () => {
  const own = texts.filter(({ id }) => read.has(id))
  const { falsePer1000 } = await measureOnPages(erringSession(replaySession(recorded), randomFrom(7), 20), own)
  expect(falsePer1000.red - falsePer1000.engine).toBeLessThanOrEqual(2)
})
