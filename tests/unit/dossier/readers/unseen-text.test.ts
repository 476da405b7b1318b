import { expect, test } from 'vitest'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { pageDocument } from '@/lib/dossier/readers/page-document'
import { readHtml } from '@/lib/dossier/readers/read-html'

const SECRET = 'The bridge was sold to a casino in 1999.'
const textOf = (body: string, css = ''): string =>
  readHtml(
    `<html><head><title>Bridge</title><style>${css}</style></head><body><article><h1>Bridge</h1><p>The bridge has stood over the river since 1931, and many people cross it.</p>${body}<p>It is open on each day of the year, and costs nothing.</p></article></body></html>`,
  ).text

test.each([
  ...['display:none', 'font-size:0', 'font-size:1px', 'font-size:0.01px', 'font-size:.05em', 'opacity:0'],
  ...['opacity:0.001', 'opacity:1%', 'color:transparent', 'color:#fff0', 'color:rgba(0,0,0,0)'],
  ...['color:rgb(0 0 0 / 0%)', 'color:#fff;background:#fff', 'color:white;background-color:#FFFFFF'],
  ...['color:rgb(255,255,255);background:white', '-webkit-text-fill-color:transparent'],
  ...['position:absolute;left:-9999px', 'position:absolute;top:-200em', 'position:relative;left:-100rem'],
  ...['margin-left:-9999px', 'text-indent:-9999px', 'height:0;overflow:hidden'],
  ...['max-height:0;overflow-y:hidden', 'width:1px;height:1px;overflow:hidden', 'clip-path:inset(50%)'],
  ...['clip-path:circle(0)', 'position:absolute;clip:rect(0,0,0,0)', 'transform:scale(0)'],
  ...['transform:scale(1, 0)', 'transform:scaleY(0)', 'transform:translateX(-9999px)', 'scale:0'],
  ...['visibility:hidden', 'content-visibility:hidden'],
])('text that no visitor sees is not read, by an attribute or a rule: %s', (style) => {
  expect(textOf(`<p style="${style}">${SECRET}</p>`)).not.toContain('casino')
  expect(textOf(`<p class="a b">${SECRET}</p>`, `p.a.b { ${style} }`)).not.toContain('casino')
})

test.each([
  ['two classes', '.a.b{display:none}'],
  ['an ancestor', '.box p{display:none}'],
  ['a parent', '.box > .a{opacity:0}'],
  ['a list of selectors', 'h5, .b.a, h6{font-size:0}'],
  ['an attribute', '.a[data-x="1"]{display:none}'],
  ['an id', '#one.a{display:none}'],
  ['a rule for all screens', '@media all{.a{display:none}}'],
  ['a rule for usual screens', '@media screen and (min-width: 600px){.a{display:none}}'],
  ['a rule that any browser supports', '@supports (display:block){@media screen{.a{opacity:0}}}'],
  ['colours of two elements', '.box{background:#fff} .a{color:#fff}'],
  ['the later of two rules', '.a{opacity:1} .a{opacity:0}'],
  ['a rule inside another one', '.box{color:red; & .a{display:none} width:9em}'],
  ['a rule inside another one without its sign', '.box{.a, .c{display:none}}'],
  ['a rule of the same element inside another one', '.a{&.b{display:none}}'],
  ['a condition inside a rule', '.a{@media screen{display:none}}'],
  ['a choice of selectors', ':is(.a, .c){display:none}'],
  ['a choice behind a class', '.b:where(p, div){display:none}'],
  ['a choice of ancestors', ':is(.other, :is(.box)) > .a{display:none}'],
  ['a choice inside a rule', ':is(.box, .c){& :is(.a){opacity:0}}'],
  ['a property of the page', ':root{--hide:none} .a{display:var(--hide)}'],
  ['a property of an ancestor', '.box{--one:0;--two:var(--one)} .a{opacity:var(--two, 1)}'],
  ['the other value of a property that is not set', '.a{display:var(--unset, none)}'],
  ['a property with an escape', '.a{d\\69splay:non\\65 }'],
  ['a selector with an escape', '.\\61 {display:none}'],
])('rules that hide are applied by %s', (_, css) => {
  expect(textOf(`<div class="box"><p id="one" class="a b" data-x="1">${SECRET}</p></div>`, css)).not.toContain('casino')
})

test.each([
  ['a rule for print', '@media print{.a{display:none}}'],
  ['a rule for small screens', '@media (max-width: 600px){.a{display:none}}'],
  ['a rule for dark screens', '@media (prefers-color-scheme: dark){.a{color:#fff;background:#fff}}'],
  ['another class', '.a.c{display:none}'],
  ['another ancestor', '.other p{display:none}'],
  ['a more exact rule', '.a{opacity:0} .a.b{opacity:1}'],
  ['a text that fades in', '.a{opacity:0;transition:opacity 1s}'],
  ['a gradient in the letters', '.a{color:transparent;background:linear-gradient(red,blue);background-clip:text}'],
  ['white on a picture', 'body{background:#fff} .a{color:#fff;background:url(x.png)}'],
  ['a size on a small box', '.box{font-size:0} .a{font-size:16px}'],
  ['a keyframe', '@keyframes x{from{opacity:0}}'],
  ['a small move', '.a{position:relative;left:-20px;text-indent:-2em;transform:scale(0.9) translate(-10px)}'],
  ['a nested rule for others', '.box{& .c{display:none} .other &{display:none}}'],
  ['a choice of others', ':is(.c, .d).a{display:none} .a:is(div){display:none}'],
  ['a property of the page that hides nothing', ':root{--hide:block} .a{display:var(--hide, none)}'],
  ['a box with a height', '.a{height:100px;overflow:hidden}'],
])('text that visitors see is read in spite of %s', (_, css) => {
  expect(textOf(`<div class="box"><p class="a b">${SECRET}</p></div>`, css)).toContain('casino')
})

test.each([
  ['a popover', `<p popover>${SECRET}</p>`],
  ['what only browsers without frames show', `<noframes>${SECRET}</noframes>`],
  [
    'what a declared shadow root replaces',
    `<div><template shadowrootmode="open"><b>x</b></template><p>${SECRET}</p></div>`,
  ],
  ['the label of a formula', `<p>We saw <span class="mwe-math-element" aria-label="${SECRET}"></span> there.</p>`],
  ['the other text of a picture of a formula', `<p>We saw <img class="math" src="x.gif" alt="${SECRET}"> there.</p>`],
  [
    'the hidden copy of a formula',
    `<p>We saw <span class="katex"><math style="display:none"><mtext>${SECRET}</mtext><msup><mi>x</mi><mn>2</mn></msup></math></span> there.</p>`,
  ],
  ['a hidden part of a formula', `<p>We saw <span class="katex"><b hidden>${SECRET}</b>x</span> there.</p>`],
  [
    'a formula in the colour behind it',
    `<p style="background:#fff">We saw <math><mtext mathcolor="white">${SECRET}</mtext></math> there.</p>`,
  ],
  ['a hidden chat', `<div hidden><i data-role="user">x</i><p data-role="assistant">${SECRET}</p></div>`],
  ['a chat that is a small part', `<i data-role="user">x</i><footer><p data-role="assistant">${SECRET}</p></footer>`],
])('%s is not read, and the rest of the page is', (_, body) => {
  expect(textOf(body)).not.toContain('casino')
  expect(textOf(body)).toContain('It is open on each day of the year')
})

test('the figure of a picture is not read, since nobody knows what the picture shows', () => {
  expect(textOf('<p>It weighs <img src="x.gif" alt="777"> kg, and it is green.</p>')).toContain('It weighs \ufffc kg')
})

test('the hidden copy of a formula with another figure than the shown one is not read', () => {
  const copy = '<math style="display:none"><msup><mn>10</mn><mn>9</mn></msup></math>'
  expect(textOf(`<p>It has <span class="katex">${copy}<i>10</i><i>9</i></span> parts.</p>`)).toContain(
    'It has 10⁹ parts',
  )
  expect(textOf(`<p>It has <span class="katex">${copy}<i>10</i><i>6</i></span> parts.</p>`)).toContain(
    'It has 106 parts',
  )
})

test.each([
  ['visibility', 'body{visibility:hidden}', ''],
  ['a class of the page', '.wait{opacity:0 !important}', ' class="wait"'],
  ['an attribute', '', ' style="opacity:0"'],
])('a page that is hidden as a whole is read, and nothing that is hidden in it: %s', (_, css, attributes) => {
  const unread = '<p>It is 9 <sup>x</sup> m wide.</p>'
  const body = `<article><h1>Bridge</h1><p>The bridge has stood over the river since 1931.</p>${unread}<p hidden>${SECRET}</p></article>`
  const { text } = readHtml(
    `<html${attributes}><head><title>Bridge</title><style>${css}</style></head><body>${body}</body></html>`,
  )
  expect(text).toContain('since 1931')
  expect(text).not.toContain('casino')
})

test('a page whose parts wait hidden for its scripts is read, and nothing that is hidden in them', () => {
  const part = `<article><h1>Bridge</h1><p>The bridge has stood over the river since 1931.</p><p hidden>${SECRET}</p></article>`
  const { text } = readHtml(
    `<title>Bridge</title><body><div hidden id="a">${part}</div><script>show('a')</script></body>`,
  )
  expect(text).toContain('since 1931')
  expect(text).not.toContain('casino')
})

test('a hidden page with a visible part is that part', () => {
  const body = `<p>${SECRET}</p><p style="visibility:visible">The bridge has stood over the river since 1931.</p>`
  const { text } = readHtml(`<html><head><style>body{visibility:hidden}</style></head><body>${body}</body></html>`)
  expect(text).toBe('The bridge has stood over the river since 1931.')
})

test('a page with long selectors and rules in rules is read in the space of some megabytes', () => {
  const list = Array.from({ length: 100 }, (_, n) => `.${'a'.repeat(190)}${n % 10}`).join()
  const before = process.memoryUsage().heapUsed
  textOf('', `${list}{${`${'& '.repeat(1000)}{`.repeat(10)}}`)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
})

test('the time for a long selector, blanks in a declaration and a row of pictures grows only with their length', () => {
  const start = process.cpuUsage()
  textOf(`<p>It was ${'<img>'.repeat(8000)}</p>`, `${'a'.repeat(60_000)}{color:red} p{color:x${' '.repeat(60_000)}y}`)
  expect(process.cpuUsage(start).user).toBeLessThan(5_000_000)
})

test('the time for style rules grows only with their length', () => {
  const nested = (depth: number) => `${':is(.a,'.repeat(depth)}.b${')'.repeat(depth)}{display:none}`
  const css = [nested(2000), '.a{'.repeat(5000), `${'a,'.repeat(50_000)}b{color:red}`, ':is('.repeat(20_000)].join('}')
  const values = Array.from({ length: 2000 }, (_, n) => `<b style="--v${n}:var(--v${n - 1})">x</b>`).join('')
  const start = process.cpuUsage()
  textOf(values, css)
  expect(process.cpuUsage(start).user).toBeLessThan(5_000_000)
})

test.each([
  ['before an element', '.b::before{content:"not"}', '<span class="b"></span>'],
  ['behind an element, placed by itself', '.b:after{position:absolute;content:"not"}', '<span class="b"></span>'],
  ['from an attribute', '.b::before{content:attr(data-w)}', '<span class="b" data-w="not"></span>'],
  ['by a property of the page', ':root{--w:"not"} .b::before{content:var(--w)}', '<span class="b"></span>'],
  ['in the signs of a quotation', 'q{quotes:"not " ""}', '<q>quite</q>'],
  ['in place of a word', '.b{font-size:0} .b::after{font-size:16px;content:"not"}', '<span class="b">all</span>'],
  ['beside letters', '.b{text-emphasis:"not"}', '<i class="b">all</i>'],
  ['as a shadow in a filter', '.b{filter:url(#shadow)}', '<i class="b">not</i>'],
  ['in letters that look transparent', '.b{opacity:0.05}', '<i class="b">not</i>'],
  ['by a player of sounds', '', '<audio controls></audio>'],
])('a sentence has a sign for a word that a rule draws %s', (_, css, word) => {
  expect(textOf(`<p>The bridge was ${word} sold to a casino.</p>`, css)).toMatch(/[\ufffb\ufffc].*sold to a casino/)
})

test.each([
  ['that a rule hides', '.b::before{content:"not";display:none}'],
  ['of another element', '.c::before{content:"not"}'],
  ['that is a sign', '.b::before{content:"→"}'],
  ['that is the number of a note', '.b::after{content:"12";vertical-align:super}'],
])('a sentence is whole in spite of content %s', (_, css) => {
  expect(textOf('<p>The bridge <span class="b">was</span> sold.</p>', css)).toContain('The bridge was sold.')
})

test('a sentence whose list has a denial as its mark has a sign', () => {
  const list = (style: string) => `<ul style="${style}"><li>The bridge was sold to a casino.</li></ul>`
  expect(textOf(list("list-style-type:'never: '"))).toContain('\ufffbThe bridge was sold')
  expect(textOf(list('list-style-type:square'))).toContain('\n\nThe bridge was sold')
})

test('what a rule strikes out is not read, and a removed word that is not struck out is', () => {
  expect(textOf(`<p class="a">${SECRET}</p>`, '.a{text-decoration:line-through}')).not.toContain('casino')
  expect(textOf('<p>It was <del>not</del> sold.</p>')).toContain('It was sold.')
  expect(textOf('<p>It was <del style="text-decoration:none">not</del> sold.</p>')).toContain('It was not sold.')
})

test('the content of a declared shadow root is read where its elements are shown, and in the order of its slots', () => {
  const root = '<template shadowrootmode="open">was <slot></slot> <slot name="end">here</slot></template>'
  const host = `<x-y>${root}<i slot="end">in 1999</i><b>sold</b><i slot="none">never</i></x-y>`
  expect(textOf(`<p>The bridge ${host} to a casino.</p>`)).toContain('The bridge was sold in 1999 to a casino.')
})

test.each(['clip-path:inset(0 100% 0 0)', 'clip-path:polygon(0 0, 0 100%)', 'clip-path:circle(9px at -50px -50px)'])(
  'a text of which “%s” leaves nothing is not read',
  (style) => {
    expect(textOf(`<p style="${style}">${SECRET}</p>`)).not.toContain('casino')
    expect(textOf(`<p style="clip-path:polygon(0 0, 100% 0, 100% 90%, 0 100%)">${SECRET}</p>`)).toContain('casino')
  },
)

test.each([
  ['a drawing', '<canvas width="60" height="20"></canvas>'],
  ['a list to choose from', '<select><option>not</option></select>'],
  ['a field', '<input value="not">'],
  ['another page', '<iframe src="x" width="60" height="20"></iframe>'],
])('evidence and reports have a sign for %s in a sentence, also in a cell', (_, shown) => {
  const sentence = `The bridge was ${shown} sold to a casino.`
  const html = `<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>The bridge has stood over the river since 1931, and many people cross it.</p><p>${sentence}</p><table><tr><th>Year</th><td>1999 ${shown} of them</td></tr></table></article></body></html>`
  const { article } = readHtml(html)
  const { blocks } = pageDocument(html, article)
  expect(blocks.filter(({ text }) => /casino|1999/.test(text)).map(({ text }) => text)).toEqual([
    expect.stringMatching(/was \ufffc sold/),
    expect.stringMatching(/1999 \ufffc of them/),
  ])
  expect(htmlBlocks(`<p>${sentence}</p>`, 'report').blocks[0]?.text).toMatch(/was \ufffc ?sold/)
})

test('a clip with round corners takes nothing of the words, and bold words begin no line that is a heading', () => {
  expect(textOf(`<p style="clip-path:inset(0px round 50%)">${SECRET}</p>`)).toContain('casino')
  const lines = htmlBlocks('<p><b>The sale of the old bridge in 1931</b><br>It was sold to a casino</p>', 'report')
  expect(lines.blocks.map(({ kind }) => kind)).toEqual(['heading', 'text'])
})
