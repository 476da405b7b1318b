import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureOnPages, textsOfChanged, textsOfHeldOut } from '@/scripts/eval/page-model'
import { articlesOf } from '@/scripts/eval/run-sets'
import { recordedIn, replaySession } from '@/scripts/second-opinion/replay'
import { readHeldOutTexts } from '@/scripts/train/held-out-texts'
import { BAD_MODELS, badSession, randomFrom } from '../unit/second-opinion/bad-models'

const texts = textsOfHeldOut(readHeldOutTexts().articles)
const recorded = recordedIn(readFileSync('tests/eval/second-reader/answers.jsonl', 'utf8'))
const read = new Set([...recorded.values()].map(({ article }) => article))

test.each([
  ['held-out annotated articles', texts, 0.87],
  ['changed articles', textsOfChanged(articlesOf('changed')), 0.8],
])('with a careful reader in the place of a model, wrong details are caught: %s', async (_, all, least) => {
  const own = all.filter(({ id }) => read.has(id))
  const { wrong, caught, precision, falsePer1000, discarded, entries } = await measureOnPages(replaySession(recorded), own)
  expect(wrong, 'there are recorded answers').toBeGreaterThan(20)
  expect(caught.model).toBeGreaterThanOrEqual(least)
  expect(precision.model).toBeGreaterThanOrEqual(0.97)
  expect(falsePer1000.model).toBeLessThanOrEqual(1)
  expect(discarded / entries).toBeLessThan(0.02)
})

test('bad models change nothing of what the engine says, and are seen in their figures', async () => {
  const engines = new Set<number>()
  for (const kind of BAD_MODELS) {
    const { engine, model } = (await measureOnPages(badSession(kind, randomFrom(3)), texts.slice(0, 2))).precision
    engines.add(engine)
    expect(model, kind).toBeLessThan(0.9)
  }
  expect(engines.size).toBe(1)
})
