import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { readDossier } from '@/tools/lab/train/annotated-texts'

test('words that the shown claim has are never open without naming the claim', () => {
  const { findings } = createEngine(readDossier('jobs')).check({ text: 'Steve Jobs bought Pixar from Disney.' })
  const [disney] = findings.flatMap(({ details }) => details.filter(({ article }) => article === 'Disney'))
  expect(disney).toMatchObject({ verdict: 'open', claim: expect.any(String) })
})
