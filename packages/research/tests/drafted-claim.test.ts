import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authoredClaimSchema } from '@/lib/dossier/format/authoring'
import { compileClaim } from '@/lib/dossier/format/compile'
import { draftedClaim } from '../drafted-claim'

const names = ['Marie Curie', 'Curie']
const place = { id: 'moved', sources: [3], section: 'Life' }

test('a new claim has the dates and numbers of its statement as values, and its date as its time', () => {
  expect(draftedClaim('Curie moved to Paris in 1891. ', place, names)).toMatchObject({
    ...place,
    text: 'Curie moved to Paris in {0|1891}.',
    time: '1891',
    slots: [{ type: 'date', value: '1891', single: true }],
  })
})

test('a number that is also a part of another value is no value of a new claim', () => {
  const { text } = draftedClaim('Debian 2.1 required 2 CDs.', place, names)
  expect(text.match(/\{/g)?.length).toBe(1)
})

test('a new claim compiles to the words of its statement, for any statement', () => {
  const word = fc.constantFrom('Curie', 'in 1891', '{', '}', '\\', 'Paris', 'two', 'Nobel Prizes', 'été')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (parts) => {
      const text = parts.join(' ')
      const claim = authoredClaimSchema.parse(draftedClaim(text, place, names))
      expect(compileClaim(claim, 'Life')).toMatchObject({ text: text.trim() })
    }),
  )
})
