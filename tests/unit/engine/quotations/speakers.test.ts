import { expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { findQuotations } from '@/lib/engine/quotations/find-quotations'
import { peopleIn } from '@/lib/engine/quotations/people'
import { speakersOf } from '@/lib/engine/quotations/speakers'
import { outgrows } from '../properties/hostile-text'

/** The speaker of each quotation of a text, with a question mark where it is a guess. */
function speakersIn(text: string): (string | null)[] {
  const quotations = findQuotations(text)
  const speakers = speakersOf(text, quotations, peopleIn(text))
  return quotations.map((one) => {
    const speaker = speakers.get(one)
    return speaker ? speaker.name + (speaker.isSure ? '' : '?') : null
  })
}

const named = textTable`
  behind the quotation|“The roof is shut,” the chief engineer, Ilva Kramm, told the council.|Ilva Kramm
  with a role behind it|“The roof is shut,” said Ilva Kramm, chairwoman of the trust.|Ilva Kramm
  before the quotation|Closing the day, the Provost, Ilva Kramm, observed that she “had never seen it”.|Ilva Kramm
  in the middle|“The roof,” said Cllr Kramm, “is shut.”|Cllr Kramm
  below it|“The roof is shut.” — Ilva Kramm|Ilva Kramm`
test.each(named)('a speaker is named %s', (_, text, speakers) => expect(speakersIn(text)).toEqual(speakers.split(', ')))

const guessed = textTable`
  the sentence before|The keeper, Ivo Marsh, agreed. “It is shut,” he said. “I have the key.”|Ivo Marsh?, Ivo Marsh?
  an age|Rafe Quill, 51, had the key for years. He came to the gate. “It is shut,” he said.|Rafe Quill?
  a lead|It was Agnes Kramm who put it best: “It is shut.”|Agnes Kramm?
  its subject|Mrs Sand was asked why Mr Rourke had left. “It is shut,” she replied.|Mrs Sand?
  a paragraph before|${'Mrs Sand has the key. “It is shut,” she said.\nShe looked up. “And wet,” she said.'}|Mrs Sand?, Mrs Sand?`
test.each(guessed)('a speaker who is not named beside a quotation is guessed from %s', (_, text, speakers) => {
  expect(speakersIn(text)).toEqual(speakers.split(', '))
})

test.each([
  ['a pronoun of somebody else', 'The keeper, Mr Marsh, has the key. “It is shut,” she said.'],
  ['several people', 'In June the trust asked Mrs Sand and Mrs Kramm. “It is shut,” she said.'],
  ['a role without a name', 'Mrs Sand came. The other keeper had the key. “It is shut,” she said.'],
  ['a person whom a word within a sentence is about', 'Mrs Sand found the word “shut and sealed” on the door.'],
  ['a paper', '“It is shut,” it says.'],
])('nobody is guessed from %s', (_, text) => expect(speakersIn(text)).toEqual([null]))

test('a role beside a quotation is its speaker, and no person named before it', () => {
  expect(speakersIn('Mrs Sand came late. “It is shut,” the mayor said.')).toEqual(['the mayor'])
})

/** A tilde is another name each time. */
test.each(['A', 'A-', '~ Kramm left. ', 'the mayor of ', ' ›a', '“It,” he said. ', '> -A-'])(
  'the speakers of a text of many %j are found in linear time',
  (unit) => {
    let names = 0
    const read = (text: string): unknown =>
      speakersIn(text.replaceAll('~', () => `O${String(++names).replace(/\d/g, (digit) => 'abcdefghij'[+digit]!)}`))
    expect(outgrows(read, unit, 8000)).toBe(false)
  },
)
