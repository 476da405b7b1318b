import { expect, test } from 'vitest'
import type { DocBlock } from '@/lib/dossier/readers/block'
import { withoutPageParts } from '@/lib/dossier/readers/read-pdf'

const textsLeft = (...texts: string[]) =>
  withoutPageParts(texts.map((text, at): DocBlock => ({ kind: 'text', text, line: at + 1, links: [] }))).map(
    ({ text }) => text,
  )
const FIRST = 'The harbour opened in May 2014, and the town came to see it.'

test.each([
  [
    'advertisements that begin with the label',
    ['Advertisement – It opened in 1999.', 'SPONSORED CONTENT It opened in 1999.'],
  ],
  ['the block below a label', ['Sponsored content', 'The harbour opened in 1998, says a new course.']],
  ['the line on rights', ['© The paper of the town. The harbour opened in 1996.']],
  ['comments, with all that follows', ['Comments (2)', 'I think that it opened in 1997.', 'So do I.']],
])('a page that was printed to a PDF is read without %s', (_, parts) => {
  expect(textsLeft(FIRST, ...parts)).toEqual([FIRST])
})

test.each([
  'Sponsored content pays for half of the paper.',
  'Advertisement: ' + 'it pays for half of the town. '.repeat(20),
  'The comments (2) of the mayor were friendly.',
  'Promoted in 2015, she led the harbour.',
])('keeps what only looks like such a part: %s', (text) => expect(textsLeft(FIRST, text)).toEqual([FIRST, text]))
