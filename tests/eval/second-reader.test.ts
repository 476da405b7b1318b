import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureOnPages, textsOfHeldOut } from '@/scripts/eval/page-model'
import { recordedIn, replaySession } from '@/scripts/second-opinion/replay'
import { readHeldOutTexts } from '@/scripts/train/held-out-texts'
import { BAD_MODELS, badSession, randomFrom } from '../unit/second-opinion/bad-models'

const texts = textsOfHeldOut(readHeldOutTexts().articles)
const ANSWERS = 'tests/eval/second-reader/answers.jsonl'

test.runIf(existsSync(ANSWERS))('with a careful reader in the place of a model, wrong details are caught', async () => {
  const recorded = recordedIn(readFileSync(ANSWERS, 'utf8'))
  const read = new Set([...recorded.values()].map(({ article }) => article))
  const figures = await measureOnPages(
    replaySession(recorded),
    texts.filter(({ id }) => read.has(id)),
  )
  expect(figures.caught.model).toBeGreaterThanOrEqual(0.8)
  expect(figures.precision.model).toBeGreaterThanOrEqual(0.95)
  expect(figures.discarded / figures.entries).toBeLessThan(0.02)
})

test.each(BAD_MODELS)('a bad model changes nothing of what the engine says, and is seen in its figures: %s', async (kind) => {
  const some = texts.slice(0, 2)
  const { engine, model } = (await measureOnPages(badSession(kind, randomFrom(3)), some)).precision
  const alone = (await measureOnPages(badSession('invents', randomFrom(3)), some)).precision
  expect(engine).toBe(alone.engine)
  expect(model).toBeLessThan(0.9)
})
