import { expect, test } from 'vitest'
import { suggestWordings } from '@/lib/dossiers/claim-form'

const suggest = (wordings: unknown) =>
  suggestWordings('Marie Curie moved to Paris in 1891.', ['Marie Curie', 'Curie'], () =>
    Promise.resolve({ text: JSON.stringify({ wordings }), tokens: 0 }),
  )

test('a wording with another date, number or name than the statement is left out', async () => {
  expect(
    await suggest([
      'In 1891 Paris became the home of Marie Curie.',
      'Curie settled in Paris in 1892.',
      'Curie settled in Warsaw in 1891.',
      'In 1891 she settled in Paris with two trunks.',
      'She settled in Paris.',
      'It was in 1891 that she moved to Paris.',
      'It was in 1891 that she moved to Paris.',
      'Marie Curie moved to Paris in 1891.',
    ]),
  ).toEqual(['In 1891 Paris became the home of Marie Curie.', 'It was in 1891 that she moved to Paris.'])
})

test.each([['no list'], [['x']], [null]])('an answer of another form is an error: %j', async (wordings) => {
  await expect(suggest(wordings)).rejects.toThrow('malformed')
})
