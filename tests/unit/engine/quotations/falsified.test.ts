import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { createEngine } from '@/lib/engine'
import { evidenceOf } from './written-quotations'

const engine = createEngine(
  evidenceOf('The Aster Mill', [
    'The Aster Mill is a mill in Tarn. It was built in 1874.',
    '“I paid the carpenters of the mill in full in the winter of 2016,” said Karin Holm, the owner of the Aster Mill.',
    '“I have at no moment of my long life sold any flour from the Aster Mill to the army,” said Karin Holm.',
    '“We refuse to close the great gate of the Aster Mill to the children of Tarn,” said Karin Holm.',
    '“Nobody has asked me to leave. I would open the upper floor of the mill if the council paid for it, as my father did,” said Karin Holm.',
    '“The wheel of the mill (which my father built) turns at night as well as by day,” said Karin Holm.',
  ]),
)
const readingOf = (quotation: string) => {
  const { findings } = engine.check({ text: `Karin Holm of the Aster Mill spoke to us. ${quotation} said Karin Holm.` })
  const finding = findings.find(({ quote }) => quote.includes('“'))
  const [own] = finding?.details.filter(({ differs }) => differs !== undefined) ?? []
  return { state: finding && stateOf(finding), kind: own?.kind }
}

test.each([
  ['a denial in square brackets', 'I [never] paid the carpenters of the mill in full in the winter of 2016,'],
  ['a denial in round brackets', 'I (never) paid the carpenters of the mill in full in the winter of 2016,'],
  ['a denial with its verb in brackets', 'I [never paid] the carpenters of the mill in full in the winter of 2016,'],
  ['another verb in brackets', 'I [cheated] the carpenters of the mill in full in the winter of 2016,'],
  ['another verb in round brackets', 'I (cheated) the carpenters of the mill in full in the winter of 2016,'],
  ['several words in brackets', 'I [lied to all] the carpenters of the mill in full in the winter of 2016,'],
  ['another year in brackets', 'I paid the carpenters of the mill in full in the winter of [2003],'],
  ['a remark at the end', 'I paid the carpenters of the mill in full in the winter of 2016 [grins and takes it back],'],
  ['a question in brackets', 'I paid [cheated?] the carpenters of the mill in full in the winter of 2016,'],
  ['brackets in the place of a refusal', 'We [shall] close the great gate of the Aster Mill to the children of Tarn,'],
  ['an ellipsis over a denial of many words', 'I have … sold any flour from the Aster Mill to the army,'],
  ['an ellipsis over a refusal', 'We … close the great gate of the Aster Mill to the children of Tarn,'],
  ['an ellipsis over a condition', 'I would open the upper floor of the mill … as my father did,'],
  ['another year in wide digits', 'I paid the carpenters of the mill in full in the winter of ２００３,'],
  ['another year in bold digits', 'I paid the carpenters of the mill in full in the winter of 𝟐𝟎𝟎𝟑,'],
  ['another year in Arabic digits', 'I paid the carpenters of the mill in full in the winter of ٢٠٠٣,'],
  ['another year in circled digits', 'I paid the carpenters of the mill in full in the winter of ②⓪⓪③,'],
  ['another year in raised digits', 'I paid the carpenters of the mill in full in the winter of ²⁰⁰³,'],
  ['a denial in white letters on black', 'I 🅽🅴🆅🅴🆁 paid the carpenters of the mill in full in the winter of 2016,'],
  ['a denial in circled letters', 'I ⓝⓔⓥⓔⓡ paid the carpenters of the mill in full in the winter of 2016,'],
  ['a denial in letters in brackets', 'I ⒩⒠⒱⒠⒭ paid the carpenters of the mill in full in the winter of 2016,'],
  ['a denial in letters of flags', 'I 🇳🇪🇻🇪🇷 paid the carpenters of the mill in full in the winter of 2016,'],
  ['what cannot be read', 'I ￼ paid the carpenters of the mill in full in the winter of 2016,'],
  [
    'other words in the round brackets of the evidence',
    'The wheel of the mill (which my uncle built) turns at night as well as by day,',
  ],
  ['a beginning behind a denial', 'sold any flour from the Aster Mill to the army,'],
  ['a beginning behind a refusal', 'close the great gate of the Aster Mill to the children of Tarn,'],
  ['an end before a condition', 'I would open the upper floor of the mill,'],
  ['no words in the place of its round brackets', 'The wheel of the mill turns at night as well as by day,'],
])('a quotation is not supported that has %s', (_, words) => {
  const { state, kind } = readingOf(`“${words}”`)
  expect(['verbatim', 'shortened']).not.toContain(kind)
  expect(state).not.toBe('supported')
})

test.each([
  ['verbatim', 'I paid the carpenters of the mill in full in the winter of 2016,'],
  ['verbatim', '[I] paid the carpenters of the mill in full in the winter of ２０１６,[3]'],
  ['verbatim', 'I paid the 𝐜𝐚𝐫𝐩𝐞𝐧𝐭𝐞𝐫𝐬 of the mill in full in the winter of 𝟐𝟎𝟏𝟔,'],
  ['verbatim', '[W]e refuse to close the great gate of the Aster Mill to the children of Tarn,'],
  ['verbatim', 'The wheel of the mill (which my father built) turns at night as well as by day,'],
  ['verbatim', 'Nobody has asked me to leave,'],
  ['shortened', 'I paid the carpenters … in full in the winter of 2016,'],
  ['shortened', '… I would open the upper floor of the mill if the council paid for it,'],
])('a quotation is supported as %s: “%s”', (kind, words) => {
  expect(readingOf(`“${words}”`)).toEqual({ state: 'supported', kind })
})
