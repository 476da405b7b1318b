import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'

test('a pronoun alone is never a detail, nor the first word of one', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const text =
    'Andrej Karpathy joined Tesla in 2017. He was a founding member of OpenAI. He keeps three cats in his office. He left it, and they thanked him for his work there.'
  const words = engine.check({ text }).findings.flatMap(({ details }) => details.map(({ article }) => article))
  expect(words.length).toBeGreaterThan(3)
  for (const detail of words) expect(detail).not.toMatch(/^(?:he|him|his|it|they)\b/i)
})
