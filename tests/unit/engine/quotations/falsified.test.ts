// @module-tag engine
import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { createEngine } from '@/lib/engine'
import { quotationReader } from '@/lib/engine/quotations/compare-quotations'
import { findQuotations } from '@/lib/engine/quotations/find-quotations'
import { evidenceOf } from './written-quotations'

const engine = createEngine(
  evidenceOf('The Aster Mill', [
    'The Aster Mill is a mill in Tarn. It was built in 1874.',
    '“I paid the carpenters of the mill in full in the winter of 2016,” said Karin Holm, the owner of the Aster Mill.',
    '“I have at no moment of my long life sold any flour from the Aster Mill to the army,” said Karin Holm.',
    '“We refuse to close the great gate of the Aster Mill to the children of Tarn,” said Karin Holm.',
    '“Nobody has asked me to leave. I would open the upper floor of the mill if the council paid for it, as my father did,” said Karin Holm.',
    '“I sold 18 sacks of the mill for 40mm of rope and £5m in the year of the flood,” said Karin Holm.',
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
  ['a figure with a unit', 'I sold 18k sacks of the mill for 40mm of rope and £5m in the year of the flood,'],
  ['another unit', 'I sold 18 sacks of the mill for 40cm of rope and £5m in the year of the flood,'],
  ['another unit of money', 'I sold 18 sacks of the mill for 40mm of rope and £5bn in the year of the flood,'],
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

/** Returns the kinds of the details of a quotation, where the evidence has another one by the same speaker. */
function readQuotation(stands: string, said: string): string[] {
  const words = `“${stands},” said Karin Holm of the Aster Mill.`
  const text = `Karin Holm of the Aster Mill spoke to us. “${said},” said Karin Holm.`
  const read = quotationReader(evidenceOf('The Aster Mill', ['The Aster Mill is a mill in Tarn.', words]))
  return read(text, findQuotations(text), 0, text.length).map(({ kind }) => kind)
}

const signs: [name: string, stands: string, said: string][] = [
  [
    'two words for one',
    'The old seal of the mill is nowhere in the house',
    'The old seal of the mill is now here in the house',
  ],
  ['one word for two', 'The men of the mill are in sane hands at last', 'The men of the mill are insane hands at last'],
  [
    'a hyphen that makes another word',
    'I resent the letter of the mayor about our mill',
    'I re-sent the letter of the mayor about our mill',
  ],
  [
    'a minus',
    'The air in the mill fell to 40 degrees that night',
    'The air in the mill fell to −40 degrees that night',
  ],
  [
    'a hyphen as a minus',
    'The air in the mill fell to 40 degrees that night',
    'The air in the mill fell to -40 degrees that night',
  ],
  [
    'another comparison',
    'The stone of the mill has a crack of ≤ 3 mm at its rim',
    'The stone of the mill has a crack of ≥ 3 mm at its rim',
  ],
  [
    'an unequal sign',
    'The yard of the mill has an area of 500 feet in all',
    'The yard of the mill has an area of ≠500 feet in all',
  ],
  [
    'a sign of forbidding',
    'We let the children of Tarn play in the mill',
    'We 🚫 let the children of Tarn play in the mill',
  ],
  ['another exponent', 'The dust in the mill has 10⁹ grains in all', 'The dust in the mill has 10² grains in all'],
  [
    'another exponent at its end',
    'The yard of the mill has an area of 500 m²',
    'The yard of the mill has an area of 500 m³',
  ],
  [
    'another currency',
    'We paid ₹500 for each of the stones of the mill',
    'We paid ¥500 for each of the stones of the mill',
  ],
  [
    'a word that spelling makes another',
    'We love the poets who come to the mill in May',
    'We love the pets who come to the mill in May',
  ],
  [
    'another name',
    'Michael built the great wheel of the mill in spring',
    'Michel built the great wheel of the mill in spring',
  ],
  [
    'another thing',
    'I like the timbre of the great hall of the mill',
    'I like the timber of the great hall of the mill',
  ],
  [
    'the sum of two numbers',
    'We counted two and three guests of the mill on those days',
    'We counted five guests of the mill on those days',
  ],
  [
    'one number for two',
    'The rooms nine eleven of the mill were closed in spring',
    'The rooms twenty of the mill were closed in spring',
  ],
  [
    'an ellipsis over a verdict',
    'I find it impossible to say that Holm stole the flour of the mill',
    'I … say that Holm stole the flour of the mill',
  ],
  [
    'an ellipsis over an adjective',
    'It would be wrong and unfair to say that Holm stole the flour',
    'It would be … to say that Holm stole the flour',
  ],
  [
    'an ellipsis over a side',
    'I am strongly against any plan to sell the mill to the town',
    'I am … to sell the mill to the town',
  ],
  [
    'an ellipsis over "seldom"',
    'The roof of the mill seldom leaks in heavy rain at night',
    'The roof of the mill … leaks in heavy rain at night',
  ],
  [
    'an ellipsis over "nearly"',
    'The old miller nearly burned the papers of the king',
    'The old miller … burned the papers of the king',
  ],
  [
    'an ellipsis over "falsely"',
    'They accuse the miller falsely, as all know, of theft of the flour',
    'They accuse the miller … of theft of the flour',
  ],
  [
    'an ellipsis over a hatred',
    'I hate people who say that the miller steals the flour',
    'I … say that the miller steals the flour',
  ],
  [
    'an ellipsis over a modal verb',
    'They would have burned the mill in the winter of that year',
    'They … burned the mill in the winter of that year',
  ],
  [
    'an ellipsis that joins two sentences by a subject',
    'The mayor of Tarn has a wild brother. He stole the great lens of the mill in May',
    'The mayor of Tarn … stole the great lens of the mill in May',
  ],
  [
    'an ellipsis over the subject of its verb',
    'The mayor of Tarn saw how a clerk stole the great lens of the mill',
    'The mayor of Tarn … stole the great lens of the mill',
  ],
  [
    'an ellipsis over "who"',
    'I know who burned the papers of the mill in the yard behind the house',
    'I … burned the papers of the mill in the yard behind the house',
  ],
  [
    'an ellipsis over "anything but"',
    'The upper floor of the mill is anything but safe for the children of Tarn',
    'The upper floor of the mill is … safe for the children of Tarn',
  ],
  [
    'an ellipsis over a condition without "if"',
    'The council will pay, should the war ever end, for the new roof of the mill',
    'The council will pay … for the new roof of the mill',
  ],
  [
    'no words behind it that make it a dream',
    'I have sold the great wheel of the mill to the king in my dreams',
    'I have sold the great wheel of the mill to the king',
  ],
  [
    'no commas around another speaker',
    'The keeper of the mill, said the mayor of Tarn, is a thief and a liar',
    'The keeper of the mill said the mayor of Tarn is a thief and a liar',
  ],
  [
    'what somebody else said, within what the speaker said',
    'The forged letter reads: ‘I sold the flour of the mill to the army in the war,’ and I have kept it',
    'I sold the flour of the mill to the army in the war',
  ],
  [
    'no question any more',
    'The workers of the mill were paid in full in that year?',
    'The workers of the mill were paid in full in that year.',
  ],
  [
    'a denial in brackets of another script',
    'I paid the carpenters of the mill in full in the winter of 2016',
    'I 【never】 paid the carpenters of the mill in full in the winter of 2016',
  ],
]
test.each(signs)('a quotation is to be looked at that has %s', (_, stands, said) => {
  expect(readQuotation(stands, said)).toEqual(['reworded'])
})

test.each([
  ['We will co-operate with the theatre of Tarn for 5 per cent', 'We will cooperate with the theater of Tarn for 5%'],
  ['The archaeologists of the mill found two hundred and five coins', 'The archeologists of the mill found 205 coins'],
  ['The yard of the mill – 500 m² – was sold in May', 'The yard of the mill — 500 m² — was sold in May'],
  ['The health care of the men in the mill is our affair', 'The healthcare of the men in the mill is our affair'],
  ['The neighbourhood of the mill was never so quiet', 'The neigh- bourhood of the mill was never so quiet'],
  ['We grind to-day as we ground in the week-end', 'We grind today as we ground in the weekend'],
  ['The first flood filled the office of the mill', 'The ﬁrst ﬂood ﬁlled the oﬃce of the mill'],
  [
    'The wheel turned in May and all of Tarn saw it',
    'The wheel turned in May,[12] and all of Tarn² saw it.【3†source】',
  ],
  ['My father called it ‘the finest wheel in the north’', 'My father called it “the finest wheel in the north”'],
  ['We saved the wheel 🎉 and thank you all for that', 'we saved the wheel and thank you all for that!'],
])('“%s” is word for word “%s”', (stands, said) => {
  expect(readQuotation(stands, said)).toContain('verbatim')
  expect(readQuotation(stands, said)).not.toContain('reworded')
})

test.each([
  [
    'an aside',
    'We wanted to keep the mill, and of course we had no money',
    'We wanted to keep the mill, and … we had no money',
  ],
  ['a clause in commas', 'The wheel, which I know well, turns at night as well', 'The wheel … turns at night as well'],
  ['a clause without commas', 'The men who built the weir of the mill drank only beer', 'The men … drank only beer'],
  [
    'when',
    'The people came to the mill in the cold spring with their rye',
    'The people came to the mill … with their rye',
  ],
  ['one of several', 'The baker, the smith and two sons came with ropes', 'The baker … and two sons came with ropes'],
  ['a sentence', 'I came in spring. It rained. I left in the autumn', 'I came in spring. … I left in the autumn'],
])('a quotation leaves out %s at an ellipsis', (_, stands, said) => {
  expect(readQuotation(stands, said)).toEqual(['shortened'])
})

const frames = createEngine(
  evidenceOf('The Aster Mill', [
    'The Aster Mill is a mill in Tarn. Karin Holm is its owner, and Erik Holm is its miller.',
    '“My neighbours will tell you that I pour the old oil of the mill into the river,” said Karin Holm.',
    '“The children would have drowned in the pond of the mill, had nobody heard them,” said Karin Holm.',
    '“The bakers of Tarn stole our best flour for years, or so my uncle told me,” said Karin Holm.',
    '“Was it right to fell the old oaks behind the mill in the war? We still argue,” said Karin Holm.',
    '“It looked as if the wheel of the mill had turned backwards in the night,” said Karin Holm.',
    '“I want to burn the letters about the mill before the lawyers come,” said Karin Holm.',
    '“In the film I push the miller into the pond and laugh about it,” said Karin Holm.',
    '“The yard of the mill has 60 carts and room for the horses of Tarn,” said Karin Holm.',
    '“The stones of the mill are older than the church, and nobody knows who cut them,” said Erik Holm.',
    '“The loft of the mill smelt of smoke on the night before the fire,” a guest said.',
    '“I know that the roof of the mill has leaked since the storm of 1987,” said Karin Holm.',
  ]),
)
const statesOf = (words: string) =>
  frames
    .check({ text: `Karin Holm and Erik Holm of the Aster Mill spoke to us in Tarn.\n\n${words}` })
    .findings.filter(({ quote }) => quote.includes('“'))
    .map(stateOf)

test.each([
  ['what others say of the speaker', '“I pour the old oil of the mill into the river,” said Karin Holm.'],
  [
    'a consequence without its condition',
    '“The children would have drowned in the pond of the mill,” said Karin Holm.',
  ],
  ['what the speaker only heard', '“The bakers of Tarn stole our best flour for years,” said Karin Holm.'],
  ['a question as a statement', 'Karin Holm called it “right to fell the old oaks behind the mill in the war”.'],
  ['what only seemed so', '“The wheel of the mill had turned backwards in the night,” said Karin Holm.'],
  ['a wish without its end', '“I want to burn the letters about the mill,” said Karin Holm.'],
  ['a part in a film', '“I push the miller into the pond and laugh about it,” said Karin Holm.'],
  ['a figure with a power', '“The yard of the mill has 60⁵ carts and room for the horses of Tarn,” said Karin Holm.'],
  [
    'a denial before the words',
    'Karin Holm denied that “the yard of the mill has 60 carts and room for the horses of Tarn”.',
  ],
  [
    'a relative with one family name',
    '“The stones of the mill are older than the church, and nobody knows who cut them,” said Karin Holm.',
  ],
  ['an unnamed speaker', '“The loft of the mill smelt of smoke on the night before the fire,” said Karin Holm.'],
  [
    'a label with another name',
    'Karin Holm: “The stones of the mill are older than the church, and nobody knows who cut them.”',
  ],
])('words of the evidence are never supported as %s', (_, words) => {
  expect(statesOf(words)).not.toContain('supported')
})

test.each([
  ['what the speaker knows', '“The roof of the mill has leaked since the storm of 1987,” said Karin Holm.'],
  ['a clause before “and”', '“The stones of the mill are older than the church,” said Erik Holm.'],
  [
    'the words with their frame',
    '“It looked as if the wheel of the mill had turned backwards in the night,” said Holm.',
  ],
])('words of the evidence are supported as %s', (_, words) => {
  expect(statesOf(words)).toContain('supported')
})
