// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { extractArticle } from '@/lib/extract/extract-article'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { rangesOf } from '@/lib/extract/page-map'
import { runAtOnce } from '@/lib/text/run-in-slices'

const INTRODUCTION = 'Ada Lovelace wrote about engines.'

function read(body: string) {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html lang="en"><body>${body}</body></html>`,
    'text/html',
  )
  document.replaceChild(document.importNode(page.documentElement, true), document.documentElement)
  return runAtOnce(extractArticle(document))
}

/** The paragraphs after the introduction of an article. */
function paragraphs(markup: string): string[] {
  const { text, blocks } = read(`<article><p>${INTRODUCTION}</p>${markup}</article>`)
  return blocks.slice(1).map(({ start, end }) => text.slice(start, end))
}

describe('the mark of a note is no text', () => {
  test.each([
    ['a number', '<sup>4</sup>'],
    ['a linked number', '<sup><a href="#fn5" id="fnref5">5</a></sup>'],
    ['two links without address', '<sup><a>1</a>,<a>2</a></sup>'],
    ['a range', '<sup>3–5</sup>'],
    ['a list', '<sup>3,4</sup>'],
    ['a number with a bracket', '<sup>1)</sup>'],
    ['a letter', '<sup>a</sup>'],
    ['words in brackets', '<sup>[note 3]</sup>'],
    ['a sign', '<sup>†</sup><sup>**</sup>'],
    ['a link to a source', '<sup><a href="https://a.example/">1</a></sup>'],
    ['a raised link', '<a href="notes.html#b1"><sup>1</sup></a>'],
    ['a link of a newsletter', '<a class="footnote-anchor" href="https://a.example/p/x#footnote-1">1</a>'],
    ['a link to a fragment', '<a href="#ref12">12</a>'],
    ['a link in brackets', '<a href="#cite3">[3]</a>'],
    ['a link with a role', '<a role="doc-noteref" href="notes.html">iv</a>'],
    ['a link of an e-book', '<a epub:type="noteref" href="notes.xhtml#n1">1</a>'],
    ['a button', '<sup><button>1</button></sup>'],
    ['a number that is raised by a style', '<span style="vertical-align: super">4</span>'],
    ['a number with a class', '<span class="footnote-ref">3</span>'],
    ['a trademark', '<sup>TM</sup>'],
  ])('%s', (_name, mark) => {
    expect(paragraphs(`<p>She left London${mark} in 1843${mark}, at 27${mark}.${mark} She rested.</p>`)).toEqual([
      'She left London in 1843, at 27. She rested.',
    ])
  })

  test('a year at the beginning of a line is no number of it', () => {
    expect(paragraphs('<p><b>2015</b>Vale left London.</p><p><b>12</b>Vale rested.</p>')).toEqual([
      '2015Vale left London.',
      'Vale rested.',
    ])
  })

  test('behind "10", where the notes before and after it have marks too, it may be an exponent: a hole is left', () => {
    expect(paragraphs('<p>She left.<sup>3</sup> It had 10<sup>4</sup> parts.<sup>5</sup></p>')).toEqual([
      'She left. It had 10\ufffc parts.',
    ])
  })

  test.each([
    '<small>2</small>',
    '<span class="align-super text-xs">2</span>',
    '<button class="littlefoot__button">2</button>',
    '<fn-ref>2</fn-ref>',
    '<span class="tooltip">2</span>',
  ])('digits behind a figure in %s may be a mark: the figure is not read with them', (mark) => {
    expect(paragraphs(`<p>It had 73${mark} parts in all.</p>`)).toEqual(['It had 73\ufffc parts in all.'])
  })

  test.each([
    ['formatting', '1<b>8</b>43'],
    ['boxes in a row', '<span class="digit">1</span><span class="digit">8</span><span class="digit">43</span>'],
  ])('digits in %s belong to their figure', (_name, figure) => {
    expect(paragraphs(`<p>She left London in ${figure} for good.</p>`)).toEqual(['She left London in 1843 for good.'])
  })

  test.each(['footnote-popup', 'fn-text', 'footnote'])(
    'the words of a note of the class %s are beside the sentence',
    (name) => {
      expect(paragraphs(`<p>It had 41<span class="${name}">The log has 30.</span> parts.</p>`)).toEqual([
        'It had 41 parts.',
        'The log has 30.',
      ])
    },
  )
})

describe('what looks like the mark of a note and is text', () => {
  test.each([
    ['10<sup>9</sup> and 1.5 × 10<sup>12</sup>', '10⁹ and 1.5 × 10¹²'],
    ['10<sup>−3</sup> or 2<sup>41</sup>', '10⁻³ or 2⁴¹'],
    ['50 m<sup>2</sup> and 3 km<sup>3</sup>', '50 m² and 3 km³'],
    ['x<sup>2</sup>, 2<sup>n</sup> and E = mc<sup>2</sup>', 'x², 2ⁿ and E = mc²'],
    ['the 1<sup>st</sup>, 2<sup>nd</sup> and 20<sup>th</sup>', 'the 1st, 2nd and 20th'],
    ['CO<sub>2</sub>, Ca<sup>2+</sup>, <sup>14</sup>C', 'CO2, Ca²⁺, ¹⁴C'],
    ['3<sup>1</sup>/<sub>2</sub> hours for $48<sup>00</sup>', '3 1/2 hours for $48.00'],
    ['in <a href="#ref1843">1843</a>, figure <a href="#fig3">3</a>', 'in 1843, figure 3'],
    ['GPT-<a href="#gpt">2</a> of <a href="#london">London</a>', 'GPT-2 of London'],
    ['it [<a href="#r3">3</a>, <a href="#r4">4</a>] and (Lee <a href="#r5">5</a>)', 'it [3, 4] and (Lee 5)'],
  ])('%s', (markup, text) => expect(paragraphs(`<p>So ${markup}.</p>`)).toEqual([`So ${text}.`]))

  test('has its own characters of the page under a mark', () => {
    const map = read('<p>It has 10<sup>9</sup> parts.</p>')
    const words = rangesOf(map, 7, 10).map((range) => range.toString())
    expect(words).toEqual(['10', '9'])
  })
})

describe('a formula is read once', () => {
  const math = '<math><semantics><mrow><mn>124</mn></mrow><annotation>\\text{124}</annotation></semantics></math>'
  const power = '<math><mn>1.5</mn><mo>×</mo><msup><mn>10</mn><mn>9</mn></msup><annotation>10^9</annotation></math>'
  const clipped = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px)"'
  test.each([
    ['MathML', math, '124'],
    ['a power', power, '1.5 × 10⁹'],
    ['a fraction', '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>', '1/2'],
    ['KaTeX', `<span class="katex"><span ${clipped}>${math}</span><span aria-hidden="true">124</span></span>`, '124'],
    ['KaTeX with a power', `<span class="katex"><span ${clipped}>${power}</span><i aria-hidden="true">1.5×109</i></span>`, '1.5 × 10⁹'],
    ['MathJax 2', `<span class="MathJax"><nobr aria-hidden="true">124</nobr><span ${clipped}>${math}</span></span>`, '124'],
    ['MathJax 3', `<mjx-container><mjx-math aria-hidden="true"><mjx-c></mjx-c></mjx-math><mjx-assistive-mml ${clipped}>${math}</mjx-assistive-mml></mjx-container>`, '124'],
    ['MathJax 4', '<mjx-container><svg></svg><mjx-speech aria-label="124"></mjx-speech></mjx-container>', '124'],
    ['an encyclopedia', `<span class="mwe-math-element"><span style="display: none">${math}</span><img alt="{\\displaystyle 124}"></span>`, '124'],
    ['a picture', '<img class="latex" alt="124">', '124'],
    ['a drawing without words', '<mjx-container><svg></svg></mjx-container>', '\ufffc'],
    ['only the mark of a note', '124<math><msup><mi></mi><mn>5</mn></msup></math>', '124'],
  ])('%s', (_name, markup, text) =>
    // The document of the other tests fails on MathML without a box around it.
    expect(readHtml(`<p>It has ${markup} million parts.</p>`).text).toBe(`It has ${text} million parts.`),
  ) // prettier-ignore
})

test.each([
  ['a canvas', '<canvas width="60" height="20"></canvas>', '\ufffc million'],
  ['a picture', '<img src="a.png" width="60" height="40">', '\ufffc million'],
  ['a list to choose from', '<select><option>124</select>', '\ufffc million'],
  ['a result', '<output>124</output>', '124 million'],
  ['an icon', '124 <svg width="12" height="12"></svg>', '124 million'],
  ['an emoji', '<img class="emoji" alt="🚀"> 124', '124 million'],
  ['a button with a word', '<button>many</button>', 'many million'],
  ['a word that screen readers skip', '<span aria-hidden="true">many</span>', 'many million'],
  ['an icon of letters', '124 <span aria-hidden="true" class="material-icons">arrow_up</span>', '124 million'],
  ['an advertisement', '124 <aside>Buy this.</aside>', '124 million'],
])('a sentence around %s is not torn', (_name, markup, text) => {
  expect(paragraphs(`<div>It has ${markup} million parts.</div>`)).toEqual([
    `It has ${text.replace(' million', '')} million parts.`,
  ])
})

test('a picture between two sentences leaves nothing', () => {
  expect(paragraphs('<p>It is big. <img src="a.png" width="60" height="40"> She left.</p>')).toEqual([
    'It is big. She left.',
  ])
})

describe('letters with another form for screen readers are read once, as they are shown', () => {
  const hidden = 'style="position: absolute; clip: rect(0px, 0px, 0px, 0px)"'
  test.each([
    [`<p><span ${hidden}>Ada</span><span aria-hidden="true"><b>A</b>da</span> left.</p>`, 'Ada left.'],
    [`<p>On <span aria-hidden="true">Jul 13</span><span ${hidden}>July 13</span> she left.</p>`, 'On Jul 13 she left.'],
    ['<h2 aria-label="She left"><i aria-hidden="true">S</i><i aria-hidden="true">he left</i></h2>', 'She left'],
    ['<h2>Career <a aria-hidden="true" href="#c">#</a></h2>', 'Career'],
    ['<p>Ada<span aria-hidden="true"> Ada</span>.</p>', 'Ada.'],
  ])('%s', (markup, text) => expect(paragraphs(markup)).toEqual([text]))
})

describe('line breaks that are shown end', () => {
  test.each(['pre-line', 'pre-wrap', 'break-spaces'])('the lines of a list or post with %s', (space) => {
    const style = `style="white-space: ${space}"`
    expect(paragraphs(`<div ${style}>Her life\nAda left <i>London</i> in 1843\n1. A list</div>`)).toEqual([
      'Her life',
      'Ada left London in 1843',
      '1. A list',
    ])
    expect(paragraphs(`<div ${style}>Ada left\nin 1843.\n\nThe end</div>`)).toEqual(['Ada left in 1843.', 'The end'])
  })

  test.each([
    'The Eagle landed on the Moon on\nJuly 20, 1969.',
    'The crew of Armstrong,\nAldrin and Collins came back.',
  ])('no line within a phrase, however short its lines: %j', (text) => {
    expect(paragraphs(`<pre>${text}</pre>`)).toEqual([text.replace('\n', ' ')])
    expect(paragraphs(`<div style="white-space: pre-line">${text}</div>`)).toEqual([text.replace('\n', ' ')])
  })

  test('no line of text that is wrapped at a fixed width', () => {
    const wrapped =
      'Ada Lovelace was a mathematician who wrote about engines\nand left London in the year of 1843, after a visit of\nCharles Babbage to her house. In the year after that\nshe rested.'
    expect(paragraphs(`<pre>${wrapped}</pre>`)).toEqual([wrapped.replaceAll('\n', ' ')])
  })
})

describe('a part that usually stands beside an article is read', () => {
  const long = 'The portrait goes on for a while with more words on her. '.repeat(12).trim()
  test.each(['role="dialog"', 'role="alertdialog"', 'role="status"', 'role="form"', 'role="banner"'])(
    'where all text is in it: %s',
    (role) => expect(read(`<div ${role}><h1>One</h1><p>She left.</p></div>`).text).toBe('One\n\nShe left.'),
  )

  test('where it is a form, an aside or an open dialog with most of the text', () => {
    for (const tag of ['form', 'aside', 'footer'])
      expect(read(`<${tag}><p>She left.</p></${tag}>`).text).toBe('She left.')
    expect(read(`<main><p>${long} ${long}</p></main><dialog open><p>${long}</p></dialog>`).text).toContain(
      `\n\n${long}`,
    )
  })

  test('where a button is a card with a text', () => {
    const text = 'Ada Lovelace left London in the year of 1843, after long years of work on engines.'
    expect(read(`<main><h1>One</h1><div role="button"><p>${text}</p></div></main>`).text).toContain(text)
  })

  test('where the first post of a thread is called a comment, without the answers', () => {
    const post = (text: string) => `<div class="comment"><div class="comment-body"><p>${text}</p></div></div>`
    const first = 'I collect the dates of Ada Lovelace for a talk, and have that she left London in 1843.'
    const answer = 'Look at her own page for it, which has them all, and more than you ever wanted to know.'
    expect(read(`<h1>Dates</h1><div>${post(first)}${post(answer)}</div>`).text).toBe(`Dates\n\n${first}`)
    expect(read(`<h1>Dates</h1><div class="comments">${post(first)}${post(answer)}</div>`).text).toBe('Dates')
  })
})

test('the cells of a long row are placed in one look at the row', () => {
  const cells = Array.from({ length: 400 }, (_, at) => `<td>Town ${at}<br>Coast</td>`).join('')
  read(`<article><p>${INTRODUCTION}</p><table><tr>${cells}</tr></table></article>`)
  const row = document.querySelector('tr')
  let looks = 0
  for (const name of ['children', 'childElementCount'])
    Object.defineProperty(row, name, {
      get: () => {
        looks += 1
        return Reflect.get(Element.prototype, name, row) as unknown
      },
    })
  const { text } = runAtOnce(extractArticle(document))
  expect(text).toContain('Town 399 Coast')
  expect(looks).toBeLessThan(10)
})

describe('what stands in a line and is no word of it', () => {
  test.each([
    ['the name of an icon in a link', '<a href="#b">Bern<i class="material-icons">open_in_new</i></a> in 1843'],
    ['the name of an icon of one word', 'Bern <span class="material-symbols-outlined">info</span>in 1843'],
    ['an icon for which a page has an element', 'Bern<mat-icon aria-hidden="true">launch</mat-icon> in 1843'],
    ['the number of a printed page', 'Bern in <span role="doc-pagebreak">57</span>1843'],
  ])('is left out: %s', (_name, line) => {
    expect(paragraphs(`<p>She left ${line}.</p>`)).toEqual(['She left Bern in 1843.'])
  })

  test.each([
    ['a margin behind a word', 'in <span style="margin-right: 4px; font-size: 16px">May</span><span>1843</span>'],
    ['a margin before a word', 'in May<span style="margin: 0 4px; font-size: 16px">1843</span>'],
    ['padding without a colour', 'in <span style="padding-right: 5px; font-size: 16px">May</span>1843'],
  ])('is a blank where a style draws one: %s', (_name, line) => {
    expect(paragraphs(`<p>She left Bern ${line}.</p>`)).toEqual(['She left Bern in May 1843.'])
  })

  test.each([
    [
      'a coloured part of a word',
      '<mark style="padding: 0 4px; font-size: 16px; background-color: yellow">Be</mark>rn',
    ],
    ['a part of a word with a little room', '<span style="margin-right: 1px; font-size: 16px">Be</span>rn'],
  ])('is no blank: %s', (_name, word) => {
    expect(paragraphs(`<p>She left ${word} in 1843.</p>`)).toEqual(['She left Bern in 1843.'])
  })
})

test('a translation behind a sentence is a paragraph of its own, and foreign words in a sentence are not', () => {
  const translated = 'She left Bern in 1843.<font lang="fr"><br>Elle a quitté Berne pour les lacs en 1843.</font>'
  expect(paragraphs(`<p>${translated}</p>`)).toEqual([
    'She left Bern in 1843.',
    'Elle a quitté Berne pour les lacs en 1843.',
  ])
  const cited = 'She sang <i lang="fr">les feuilles mortes de la ville</i> in 1843.'
  expect(paragraphs(`<p>${cited}</p>`)).toEqual(['She sang les feuilles mortes de la ville in 1843.'])
})
