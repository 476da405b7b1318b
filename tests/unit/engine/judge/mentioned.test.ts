import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { readDossier } from '@/packages/lab/train/annotated-texts'

test('words that the claim behind a sentence has are not called open', () => {
  const { findings } = createEngine(readDossier('jobs')).check({
    text: 'Jobs, who sold Pixar to Disney, became a member of its board.',
  })
  const [pixar] = findings.flatMap(({ details }) => details.filter(({ article }) => article === 'Pixar'))
  expect(pixar?.verdict).not.toBe('open')
})
