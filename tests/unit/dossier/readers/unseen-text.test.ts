import { expect, test } from 'vitest'
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
  ['a box with a height', '.a{height:100px;overflow:hidden}'],
])('text that visitors see is read in spite of %s', (_, css) => {
  expect(textOf(`<div class="box"><p class="a b">${SECRET}</p></div>`, css)).toContain('casino')
})
