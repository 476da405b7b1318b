import { expect, test } from 'vitest'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'

const textsOf = (body: string, purpose: 'report' | 'article' = 'report') =>
  htmlBlocks(`<body>${body}</body>`, purpose).blocks.map(({ kind, label, text }) => [kind, label, text].filter(Boolean))

test('a report is read with the marks of its notes, and an article without', () => {
  const page =
    '<p>The mole was built in 1887.<a href="#n1"><sup>1</sup></a> It has 10<sup>3</sup> stones.<sup>[2]</sup></p>'
  expect(textsOf(page)).toEqual([['text', 'The mole was built in 1887.[1] It has 10³ stones.[2]']])
  expect(textsOf('<p>It was built in 1887.<sup>[2]</sup> It stands.</p>', 'article')).toEqual([
    ['text', 'It was built in 1887. It stands.'],
  ])
})

test('the list of sources of a report has its numbers, with an entry on each line', () => {
  expect(textsOf('<p>Sources</p><p><b>[1]</b>Harbour board.<br><b>[2]</b>Port office.</p>')).toEqual([
    ['text', 'Sources'],
    ['text', '[1] Harbour board.'],
    ['text', '[2] Port office.'],
  ])
  expect(textsOf('<ol><li id="fn4">Harbour board <a href="#r4">↩</a></li><li>Port office</li></ol>')).toEqual([
    ['footnote', '4', 'Harbour board'],
    ['item', '2', 'Port office'],
  ])
})

test('a trade mark is no mark of a note', () => {
  expect(textsOf('<p>Brandt<sup>®</sup> ropes are made of hemp.</p>')).toEqual([
    ['text', 'Brandt ropes are made of hemp.'],
  ])
})

test('what nobody sees of a report is not read, and neither is a menu', () => {
  expect(textsOf('<nav>Home</nav><p style="opacity:0">Hidden words.</p><p>The mole was built.</p>')).toEqual([
    ['text', 'The mole was built.'],
  ])
})
