import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { encodedWords } from '@/lib/engine/analyse/encoded-words'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { readPackedBytes } from '@/lib/engine/data/packed'
import { encoderHash, encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import { openStoredTexts, storeTexts, type StoredTexts } from '@/lib/engine/encoder/stored-texts'
import { restoreGazetteer } from '@/lib/engine/retrieve/dossier-index'

const compiled = readPackedBytes(new Uint8Array(readFileSync('dossier/karpathy/encoded.bin'))) as StoredTexts

test('the bundled texts were made by the present encoder, and have nearly all sentences of the claims (else: npm run dossier -- compile)', () => {
  expect(compiled.weights).toBe(encoderHash())
  const find = openStoredTexts(compiled)
  const readings = analysedClaims(bundledDossier, restoreGazetteer(bundledIndex.gazetteer)).flatMap(
    (view) => view.wordingAt(0).readings,
  )
  // The index tells people with two entries apart otherwise than the dossier does: these sentences are encoded on use.
  expect(readings.filter((reading) => !find(encodedWords(reading).join(' '))).length).toBeLessThan(5)
  for (const reading of readings.slice(0, 5)) {
    const words = encodedWords(reading)
    expect(find(words.join(' '))).toEqual(encodeTextCached(words))
  }
})

const encoded = (text: string) => new Map([[text, encodeTextCached(text.split(' '))]])

test('stored texts are added to those of the same weights, and replace those of others', () => {
  const first = storeTexts('a', encoded('the old bridge'))
  const both = storeTexts('a', encoded('a ferry'), first)
  expect(openStoredTexts(both)('the old bridge')).toEqual(encodeTextCached(['the', 'old', 'bridge']))
  expect(openStoredTexts(both)('a ferry')).toEqual(encodeTextCached(['a', 'ferry']))
  expect(storeTexts('b', encoded('a ferry'), first).texts).toEqual(['a ferry'])
})

test('stored texts whose numbers are cut off find nothing', () => {
  const { weights, texts, numbers } = storeTexts('a', encoded('a ferry'))
  expect(openStoredTexts({ weights, texts, numbers: numbers.slice(1) })('a ferry')).toBeUndefined()
})
