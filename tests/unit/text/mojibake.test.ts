import { expect, test } from 'vitest'
import { fold } from '@/lib/text/fold'
import { tidyText } from '@/lib/text/normalized-text'

test.each([
  ['Mikaâ€™s â€œslow compilingâ€\u009d', `Mika's "slow compiling"`],
  ['the â€œslow compilingâ€ of it', 'the "slow compiling" of it'],
  ['Ã©tÃ©, EspaÃ±a, Å“uvre, Â£5', 'été, España, œuvre, £5'],
  ['2015â€“2017', '2015–2017'],
])('broken UTF-8 is read as it was meant, in its place: %s', (broken, meant) => {
  expect(tidyText(fold(broken))).toBe(meant)
  expect(fold(broken)).toHaveLength(broken.length)
})

test.each([
  ['à « mot »', 'à " mot "'],
  ['“MANHÃ” fim', '"MANHÃ" fim'],
  ['Ångstrøm’s Å, pâté, CAFÉ»', `Ångstrøm's Å, pâté, CAFÉ"`],
])('letters that are the text’s own stay: %s', (text, read) => expect(tidyText(fold(text))).toBe(read))
