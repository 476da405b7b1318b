import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { findAnchor } from './find-anchor'
import type { Span } from '@/lib/text/spans'

const BEFORE = 'The town lies on a slope above the harbour, and the road to it is steep.'
const AFTER = 'Visitors come in August, when the orchards are open to everybody.'
const page = (sentence: string): string => `${BEFORE} ${sentence} ${AFTER}`

/** The result for a note on a sentence that was replaced by another. */
function after(was: string, is: string): Span | null {
  const text = page(was)
  const start = text.indexOf(was)
  return findAnchor(`A new line on top.\n\n${page(is)}`, makeAnchor(text, start, start + was.length))
}
function found(was: string, is: string): string | null {
  const result = after(was, is)
  return result && `A new line on top.\n\n${page(is)}`.slice(result.start, result.end)
}

describe('a note is attached to its sentence', () => {
  const spellings = textTable`
    with other quotes|She called it "a quiet place" twice.|She called it “a quiet place” twice.
    with another apostrophe|It wasn't the mayor's idea at all.|It wasn’t the mayor’s idea at all.
    with other dashes|The years 1914-18 - all four - were hard.|The years 1914–18 — all four — were hard.
    with other blanks|The lamp costs 20 euros a piece.|The  lamp costs 20\u00a0euros a\u202fpiece.
    with soft hyphens|The administration moved to Lindholm.|The admin\u00adis\u00adtra\u00adtion moved to Lind\u00adholm.
    with decomposed letters|Katalin Karikó met Åse Lübke there.|${'Katalin Karikó met Åse Lübke there.'.normalize('NFD')}
    with ligatures|The first flight office was final.|The ﬁrst ﬂight ofﬁce was ﬁnal.
    with an ellipsis character|And then... nothing at all happened.|And then… nothing at all happened.
    with a corrected letter|They recieved the letter with some delay.|They received the letter with some delay.
    with a word in another form|The lab moved to a larger building.|The lab moved to a large building.
    with lost accents|Katalin Karikó came from Szolnok to the town.|Katalin Kariko came from Szolnok to the town.
    with an inserted word|The school opened later in the week.|The school opened a little later in the week.
    with an inserted clause|He wrote most of the code in his kitchen.|He wrote most of the code (as the paper put it) in his kitchen.
    with a removed function word|He said that the code was his own.|He said the code was his own.
    with joined words|The web site was rebuilt by the on line team.|The website was rebuilt by the online team.`
  test.each(spellings)('%s', (_, was, is) => expect(found(was, is)).toBe(is))
})

describe('a note is orphaned when its sentence is replaced by one with', () => {
  test.each([
    ['another year', 'He joined the lab in May 2016.', 'He joined the lab in May 2019.'],
    ['another month', 'He joined the lab in May 2016.', 'He joined the lab in June 2016.'],
    ['another number', 'The model has 340 million weights.', 'The model has 345 million weights.'],
    ['another magnitude', 'The model has 340 million weights.', 'The model has 340 billion weights.'],
    ['another number in words', 'He stayed there for two years.', 'He stayed there for three years.'],
    ['sixty instead of sixth', 'It was the sixth house on the road.', 'It was the sixty house on the road.'],
    ['another decimal point', 'The rate rose to 2.5 points.', 'The rate rose to 25 points.'],
    ['another currency', 'A ticket costs $20 at the door.', 'A ticket costs €20 at the door.'],
    ['a removed minus sign', 'The account stood at -20 then.', 'The account stood at 20 then.'],
    ['another name', 'The prize went to Anna Hansen.', 'The prize went to Anna Hanson.'],
    ['another place', 'The firm moved its office to Oslo.', 'The firm moved its office to Turin.'],
    ['a negation', 'The firm was sold to its rival.', 'The firm was not sold to its rival.'],
    ['a removed negation', 'The firm was never sold to its rival.', 'The firm was sold to its rival.'],
    ['a negation in one word', 'He could read the letter then.', "He couldn't read the letter then."],
    ['a negation at the end', 'By far the best there was.', 'By far the best there was not.'],
    ['the opposite', 'Deaths increased by a third.', 'Deaths decreased by a third.'],
    ['another thing', 'The school opened later.', 'The harbour opened later.'],
    ['he instead of she', 'She wrote the whole program.', 'He wrote the whole program.'],
    ['after instead of before', 'He left before the vote.', 'He left after the vote.'],
    ['a hedge', 'He was convicted of fraud in court.', 'He was allegedly convicted of fraud in court.'],
    ['only half of it left', 'He resigned and the board thanked him warmly.', 'He resigned.'],
  ])('%s', (_, was, is) => expect(after(was, is)).toBeNull())
})

describe('a neighbouring sentence', () => {
  test('is not taken for a removed sentence, however similar it is', () => {
    const first = 'The model was trained on text from books.'
    const second = 'The model was trained on text from old books.'
    const text = `${BEFORE} ${first} ${second} ${AFTER}`
    const start = text.indexOf(first)
    const anchor = makeAnchor(text, start, start + first.length)
    expect(findAnchor(`${BEFORE} ${second} ${AFTER}`, anchor)).toBeNull()
  })

  test('with the same words is not taken for a removed sentence', () => {
    const twin = 'He stayed for two years.'
    const text = `${BEFORE} ${twin} ${AFTER}\n\nThe school was built of wood. ${twin} Then it rained for a month.`
    const start = text.lastIndexOf(twin)
    const anchor = makeAnchor(text, start, start + twin.length)
    expect(findAnchor(`${BEFORE} ${twin} ${AFTER}`, anchor)).toBeNull()
  })
})

test('a long passage with one changed value is not found', () => {
  const long = Array.from({ length: 8 }, () => 'and the boats went out again with lamps at the bow').join(' ')
  expect(after(`In 1932 the harbour was full ${long}.`, `In 1933 the harbour was full ${long}.`)).toBeNull()
})

test('when the quote occurs twice with similar context, it counts as not found', () => {
  const exact = 'It is open all year round.'
  const quote = { exact, prefix: 'The mill is small. ', suffix: ' Ask the keeper.' }
  const text = `New. The mill is small. ${exact} Ask a keeper. The mill was small. ${exact} Ask the keeper.`
  expect(findAnchor(text, { quote, position: null, range: null })).toBeNull()
})

test('a word of a post’s title is not found in the page’s title above it when the posts change places', () => {
  const post =
    "by anton » Tue Mar 03, 2026 9:12 am\n\nSomebody must have.\n\nKarpathy's adviser at Stanford was Fei-Fei Li.\n\n" +
    'bela\n\nRight. And Andrej Karpathy left Tesla in March 2019. That is what I read.\n\nby bela » Tue Mar 03, 2026 9:40 am'
  const head = 'Who taught him?\n\nanton\n\nPosts: 12'
  const before = `${head}\n\nWho taught him?\n\n${post}\n\nanton wrote:Somebody must have.`
  const now = `${head}\n\n${post}\n\nWho taught him?\n\nanton wrote:Somebody must have.`
  const start = before.lastIndexOf('Who')
  const result = findAnchor(now, makeAnchor(before, start, start + 3))
  expect(result?.start).not.toBe(0)
})
