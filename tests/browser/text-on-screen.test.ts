import { expect, test } from 'vitest'
import { launchExtension } from './extension'
import { claimlight, site, startExtension } from './start-extension'
import { highlightsOf } from './highlights'
import { serveSite } from './site'
import { isFullRun } from '@/tests/lanes'
import { range } from '@/lib/text/lists'
import { until } from './until'

// Texts whose order or words depend on the layout. Each page has one wrong date in a sentence that must stay whole.
const WRONG = 'Karpathy left Tesla in March 2019.'
const hidden = 'position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0)'
const line = (left: number, top: number, text: string) =>
  `<span style="position: absolute; left: ${left}px; top: ${top}px">${text}</span><br>`
const table = (...rows: string[]) =>
  `<table>${rows.map((row, at) => `<tr><td data-line="${at}"></td><td>${row}</td></tr>`).join('')}</table>`
const lines = (...captions: string[]) =>
  captions.map((words, at) => `<div><div>0:0${at}</div><div>${words}</div></div>`).join('')
const more = '<p>The portrait goes on for a while with more words about his career and its many turns.</p>'.repeat(8)

/** An article, whose paragraphs are longer than those of a menu or a card. */
const article =
  `<p>${'The portrait goes on for a while with more words about his career and its many turns. '.repeat(2)}</p>`.repeat(
    8,
  )

const PAGES: Record<string, string> = {
  'a drop cap that floats':
    '<p><span style="float: left; font-size: 60px">K</span>arpathy left Tesla in March 2019.</p>',
  'a placed drop cap':
    '<p style="position: relative"><span style="position: absolute; left: 0">K</span>arpathy left Tesla in March 2019.</p>',
  'a side note':
    '<p>Karpathy left Tesla<span style="float: right; width: 99px">He had been on leave.</span> in March 2019.</p>',
  'a tooltip': '<p>Karpathy left Tesla<span style="position: absolute">A car maker.</span> in March 2019.</p>',
  'a caption in a sentence':
    '<p>Karpathy left Tesla <span style="display: block">A photograph.</span> in March 2019.</p>',
  'words in a row of boxes':
    '<p style="display: flex; gap: 4px"><span>Karpathy</span><span>left</span><span>Tesla</span><span>in</span><span>March</span><span>2019.</span></p>',
  'the lines of a document in its own viewer': `<div style="position: relative; height: 99px; font-size: 12px">${line(10, 10, 'Karpathy left')}${line(10, 25, 'Tesla in')}${line(90, 25, 'March')}${line(10, 40, '2019.')}</div>`,
  'lines of a post':
    '<div style="white-space: pre-line">His career, in short\nKarpathy left Tesla in March 2019.\nHave a good week</div>',
  'newer line breaks':
    '<div style="white-space-collapse: preserve-breaks">His career\n\nKarpathy left Tesla in March 2019.\n\nHave a good week</div>',
  'letters with a spoken twin': `<p><span style="${hidden}">Karpathy</span><span aria-hidden="true"><b>K</b>arpathy</span> left Tesla in March 2019.</p>`,
  'a formula': `<p>Karpathy left Tesla in March <span class="katex"><span style="${hidden}"><math><mn>2019</mn></math></span><span aria-hidden="true">2019</span></span>.</p>`,
  'the marks of notes':
    '<p>Karpathy left Tesla<sup><a href="#fn1">1</a></sup> in March 2019<span style="vertical-align: super">2</span>.</p>',
  ...Object.fromEntries(
    [
      'display: inline-block; width: 0; white-space: nowrap; transform: translate(0); margin-right: 4em',
      'zoom: 0.05; font-size: 320px',
      'text-decoration: line-through transparent',
    ].map((style) => [
      `a word with “${style}”`,
      `<p>Karpathy left Tesla in <span style="${style}">March</span> 2019.</p>`,
    ]),
  ),
  'a word in the code of the page, which is shown':
    '<p>Karpathy left Tesla in <script type="text/plain" style="display: inline">March</script> 2019.</p>',
  'a removed word that is not struck out':
    '<p>Karpathy left Tesla in <del style="text-decoration: none">March</del> 2019.</p>',
  'a picture as small as a letter in it':
    '<p>Karpathy left Tesla <i style="display: inline-block; width: 16px; height: 16px; background: url(#)"></i> in March 2019.</p>',
  'words for screen readers in it': `<p>Karpathy left Tesla <span style="${hidden}">a car maker</span> in March 2019.</p>`,
  'light letters over a dark layer of the page': `<style>body { color: #fff } .sky { position: fixed; inset: 0; z-index: -1; background: #123 }</style><div class="sky"></div><p>${WRONG}</p>`,
  'light letters over a dark box that a style draws': `<style>.b { position: relative; isolation: isolate; color: #fff } .b::before { content: ""; position: absolute; inset: 0; z-index: -1; background: #123 }</style><div class="b"><p>${WRONG}</p></div>`,
  'light letters over a dark box in the same cell': `<style>.g { display: grid } .g > * { grid-area: 1 / 1 } .d { background: #222 } .l { color: #fff; z-index: 1 }</style><div class="g"><div class="d"></div><div class="l"><p>${WRONG}</p></div></div>`,
  'letters in another form of colour': `<p style="color: oklch(0.2 0 0)">${WRONG}</p>`,
  'a slanted edge': `<p style="clip-path: polygon(0 0, 100% 0, 100% 90%, 0 100%)">${WRONG}</p>`,
  'struck words': '<p>Karpathy left Tesla in <span style="text-decoration: line-through">July</span> March 2019.</p>',
  'a shadow root that is closed': `<article-view><template shadowrootmode="closed"><p>${WRONG}</p></template></article-view>`,
  'words of a slide in a picture': `<svg viewBox="0 0 800 300" width="800"><foreignObject width="800" height="300"><section><p>${WRONG}</p></section></foreignObject></svg>`,
  'lines in a picture':
    '<svg viewBox="0 0 800 300" width="800"><text x="9" y="30"><tspan x="9">Karpathy left Tesla</tspan><tspan x="9" dy="24">in March 2019.</tspan></text></svg>',
  'one letter for each text of a picture': `<svg viewBox="0 0 800 100" width="800" height="200">${[...WRONG].map((letter, at) => (letter === ' ' ? '' : `<text x="${9 + at * 10}" y="40" font-family="monospace">${letter}</text>`)).join('')}</svg>`,
  'marks of lists that are signs': `<ul style='list-style-type: "→ "'><li>${WRONG}</li></ul>`,
  'the number of its article': `<p><b>Art. 5</b>${WRONG}</p>`,
  'marks of quoted mail in italics':
    '<pre><i>&gt; The file has a date, which is long. Karpathy left\n</i><i>&gt; Tesla in March 2019. It goes on with rooms and halls of\n</i><i>&gt; that town.\n</i>So it ends.</pre>',
  'the signs of a frame around its lines':
    '<pre>+---------------------+\n|  The file has a     |\n|  date. Karpathy     |\n|  left   Tesla in    |\n|  March  2019.       |\n+---------------------+</pre>',
  'short lines in a file': '<pre>Karpathy left\nTesla in\nMarch 2019.\nIt goes on\nand ends.\n</pre>',
  'one row for each line': table(
    'The file, which is long, has a date. Karpathy',
    'left Tesla in March',
    '2019. The file goes on with rooms and',
    'with lectures, and it ends here.',
  ),
  'one row for each line, whose number a style draws': `<style>[data-n]::before { content: attr(data-n); }</style>${table(
    'The file, which is long, has a date. Karpathy',
    'left Tesla in March',
    '2019. The file goes on with rooms and',
    'with lectures, and it ends here.',
  ).replaceAll(/data-line="(\d)">/g, '><span data-n="$1"></span>')}`,
  'captions and their times': lines(
    'The film has',
    'a date. Karpathy left Tesla in',
    'March 2019. It goes on with',
    'rooms and lectures.',
  ),
  'a transcript whose lines are buttons': lines(
    'and so the film has a date, which is known to all who saw it in those years. Karpathy left Tesla',
    'in March 2019. It',
    'goes on with rooms and',
    'with lectures.',
  ).replaceAll('<div><div>', '<div role="button"><div>'),
  'a line that ends with a break': `<p>His career, in short<br>${WRONG}<br>Have a good week</p>`,
  'a line of its own in a list': `<ul><li>Dates of his life<br>${WRONG}<br>Nothing else</li></ul>`,
  'lines broken by hand': '<p>Karpathy left<br>Tesla in<br>March 2019.</p>',
  'lines of paragraphs':
    '<p>The film has a date. Karpathy left Tesla in March</p><p>2019. It goes on with rooms and</p><p>with lectures.</p>',
  'the items of a file viewer':
    '<ol><li>The film has a date, and here is the</li><li>text. Karpathy left Tesla in March</li><li>2019. It ends.</li></ol>',
  'the number of its paragraph': `<p><b>12</b>${WRONG}</p>`,
  'the raised number of a verse in it': '<p>Karpathy left Tesla in <b style="vertical-align: 5px">8</b>March 2019.</p>',
  'lines of a list behind a paragraph that is broken by hand': `<p>A text that somebody wrapped by hand, which goes on<br>in the next line, and then in one more of about that<br>length, and has an end.<br><br>His career, in short<br>${WRONG}<br>Have a good week</p>`,
  'the language of a program': `<pre lang="plaintext">${WRONG}</pre>`,
  'the page of an older edition in it':
    '<p>Karpathy left <span class="pb">|214|</span>Tesla in<sup>17c</sup> Mar<span>|</span>ch<span>[f. 8v]</span> 2019.</p>',
  'an emoji before each line': `<p>🚗 His career, in short<br><i>👋</i> ${WRONG}<br>🏫 Have a good week</p>`,
  'blanks that are boxes': `<p>${WRONG.split(' ')
    .map((word) => `<span>${word}</span>`)
    .join('<i style="display: inline-block; width: 5px"></i>')}</p>`,
  'the section of its law': `<p><a href="#12">§ 1.2</a>${WRONG}</p>`,
  'the marks of quoted mail':
    '<pre>\n&gt; The file goes on with rooms and with lectures. Karpathy\n&gt; left Tesla in March 2019. The file has another date, which a\n&gt; friend of the author had heard of in those years of his life.\n</pre>',
  'quoted mail behind a long line':
    '<pre>\nA friend of the author wrote this in one long line, as mail programs do, and quoted below it what came before:\n\n&gt; The file, which is long, has a date. Karpathy left\n&gt; Tesla in March 2019. It goes on with rooms and\n&gt; halls. The town is named\n&gt; Old Town there.\n</pre>',
  'quoted mail in a paragraph': '<p>\n&gt; The file has a date. Karpathy left\n&gt; Tesla in March 2019.</p>',
  'stars for words in italics': '<pre>The file has a date.\n\n*Karpathy* left _Tesla_ in March 2019.</pre>',
  'a word divided at the line end': '<p>Karpathy left Tes-<br>la in March 2019.</p>',
  'an open dialog': `<dialog open><p>${WRONG}</p>${more}</dialog>`,
  'two empty turns of a chat': `<p>${WRONG}</p><i data-role="user"></i><i data-role="assistant"></i>`,
  'a hidden chat': `<p>${WRONG}</p><div hidden><i data-role="user">x</i><p data-role="assistant">Karpathy left Tesla in July 2022.</p></div>`,
  'a chat in tiny letters': `<p>${WRONG}</p><div style="font-size: 1px"><i data-role="user">x</i><p data-role="assistant">Karpathy left Tesla in July 2022.</p></div>`,
  'a question around it': `<div data-role="user"><p>${WRONG}</p>${more}</div><p data-role="assistant">He took a rest.</p>`,
  'an answer that always changes': `<i data-role="user">When?</i><div data-role="assistant"><p>${WRONG}</p>${more}<p id="end">It goes on.</p></div><script>setInterval(() => (document.getElementById('end').textContent = 'It goes on ' + Math.random() + '.'), 300)</script>`,
  'an answer that is always busy': `<i data-role="user">When?</i><div data-role="assistant" aria-busy="true"><p>${WRONG}</p>${more}</div>`,
  'thoughts around it': `<i data-role="user">When?</i><div data-role="assistant"><div class="no-thought"><p>${WRONG}</p>${more}</div></div>`,
}

/** Returns sentences with a “not” that people see, by the styles of it and of its paragraph. */
const withNot = (styles: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(styles).map(([name, [own, around = '']]) => [
      `a “not” ${name}`,
      `<p style="${around}">Karpathy did <span style="${own}">not</span><i style="margin-right: 3em"></i> leave Tesla in July 2022.</p>`,
    ]),
  )

/** Pages where people see otherwise than the document says: nothing on Tesla may be settled. */
const UNSEEN: Record<string, string> = {
  'a year that a style draws':
    '<style>[data-y]::after { content: attr(data-y); }</style><p>Karpathy left Tesla in July <span data-y="2019"></span>.</p>',
  'a “not” that a style draws':
    '<style>.n::before { content: "did not "; }</style><p>Karpathy <span class="n">left Tesla</span> in July 2022.</p>',
  'a year that a style counts':
    '<style>.c { counter-reset: y 2019; } .c::after { content: counter(y); }</style><p>Karpathy left Tesla in July <span class="c"></span>.</p>',
  'a year in place of another':
    '<style>.y { font-size: 0; } .y::after { content: "2019"; font-size: 16px; }</style><p>Karpathy left Tesla in July <span class="y">2022</span>.</p>',
  'a year over another':
    '<style>.o { position: relative; } .o::before { content: "July 2019"; position: absolute; background: white; }</style><p>Karpathy left Tesla in <span class="o">July 2022</span>.</p>',
  'a denial before its paragraph':
    '<style>.d::before { content: "It is not true that "; }</style><p class="d">Karpathy left Tesla in July 2022.</p>',
  'years behind the edge of a clip':
    '<p>Karpathy left Tesla in July <span style="display: inline-block; height: 2em; clip-path: inset(0 0 50% 0)">2019<br>2022</span>.</p>',
  'a date that is cut off':
    '<p>Karpathy left Tesla in <span style="display: inline-block; width: 2.2em; overflow: hidden; white-space: nowrap">July 2022</span>.</p>',
  'a date in the next paragraph': '<p>Karpathy left Tesla in July</p><p>2019</p><p>and took a rest.</p>',
  'a denial as the mark of a list':
    '<style>.m li::marker { content: "It is false that "; }</style><ul class="m"><li>Karpathy left Tesla in July 2022.</li></ul>',
  'a denial as the style of a list':
    '<ul style=\'list-style-type: "Never: "\'><li><p>Karpathy left Tesla in July 2022.</p></li></ul>',
  'a denial as the numbers of a list':
    '<style>@counter-style no { system: cyclic; symbols: "It is false that "; suffix: ""; } .k { list-style: no; }</style><ul class="k"><li>Karpathy left Tesla in July 2022.</li></ul>',
  'a denial as a counter before it':
    '<style>@counter-style no { system: cyclic; symbols: "It is false that "; } .k::before { content: counter(k, no); }</style><p class="k">Karpathy left Tesla in July 2022.</p>',
  'a year that a closed root has in place of another':
    '<p>Karpathy left Tesla in July <span><template shadowrootmode="closed">2019</template>2022</span>.</p>',
  'words that a closed root leaves out':
    '<p><template shadowrootmode="closed"><b>Karpathy stayed.</b></template>Karpathy left Tesla in July 2022.</p>',
  'a label over a date':
    '<p>Karpathy left Tesla in <span style="position: relative">July 2022<label style="position: absolute; left: 0; background: white">July 2019</label></span>.</p>',
  'a canvas over a date':
    '<p>Karpathy left Tesla in <span style="position: relative">July 2022<canvas width="90" height="22" style="position: absolute; left: 0"></canvas></span>.</p>',
  'a picture in place of a date':
    '<style>.p { content: url("data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2260%22 height=%2220%22/%3E"); }</style><p>Karpathy left Tesla in July <span class="p">2022</span>.</p>',
  'clear letters over a picture':
    '<p>Karpathy left Tesla in July <span style="color: transparent; background: url(#)">2022</span>.</p>',
  'letters in another order': '<p>Karpathy left Tesla in July <bdo dir="rtl">2022</bdo>.</p>',
  'digits that roll': `<p>Karpathy left Tesla in July <span style="display: inline-block; height: 1em; line-height: 1em; overflow: hidden">${range(
    0,
    10,
  )
    .map((digit) => `<span style="display: block">202${digit}</span>`)
    .join('')}</span>.</p>`,
  'a number that rolls in an element of its own': `${article}<p>Karpathy left Tesla in July <x-n style="display: inline-block; height: 1em; line-height: 1em; overflow: hidden"><template shadowrootmode="open"><i style="display: block">2019</i><i style="display: block">2022</i></template></x-n>.</p>`,
  'a year in a turned order': '<p>Karpathy left Tesla in July \u202e2022\u202c.</p>',
  'a “not” with a letter of another alphabet': '<p>Karpathy did n\u043et leave Tesla in July 2022.</p>',
  'a year that a picture is said to show':
    '<p>Karpathy left Tesla in July <img src="/year.gif" alt="2022" width="40" height="16">.</p>',
  'words that a formula is said to be':
    '<p>We saw <span class="mwe-math-element" aria-label="that Karpathy left Tesla in July 2022"></span> there.</p>',
  'words in the hidden copy of a formula':
    '<p>We saw <span class="katex"><math style="display: none"><mtext>that Karpathy left Tesla in July 2022</mtext><msup><mi>x</mi><mn>2</mn></msup></math></span> there.</p>',
  'words of a formula in the colour behind them':
    '<p>We saw <math><mtext mathcolor="white">that Karpathy left Tesla in July 2022</mtext></math> there.</p>',
  ...withNot({
    'behind the words of its own layer': ['z-index: -1; position: relative', 'isolation: isolate; background: #fff'],
    'that a clip shows outside its box': [
      'display: inline-block; height: 2px; line-height: 20px; vertical-align: top; clip-path: inset(60% 0 -1000% 0)',
    ],
    'over the edge of a box without width': ['position: absolute; width: 0; white-space: nowrap'],
    'over the edge of a box without height': ['position: absolute; height: 0'],
    'as the shadow of a word elsewhere': [
      'position: relative; left: -2200px; filter: drop-shadow(2200px 0 0 #000)',
      'overflow: hidden',
    ],
  }),
  ...Object.fromEntries(
    [
      '.b::before { position: absolute; content: "not" } .b { margin-right: 3em }',
      '.b { display: inline-block } .b::before { display: block; content: "not" }',
      '.b { display: inline-block } .b::before { float: left; content: "not" }',
      '.b::after { vertical-align: super; content: "not" }',
      '.b { quotes: "not" "" } .b::before { content: open-quote }',
    ].map((style) => [
      `a “not” by “${style}”`,
      `<style>${style}</style><p>Karpathy did <span class="b"></span> leave Tesla in July 2022.</p>`,
    ]),
  ),
  'a “not” in the signs of a quotation':
    '<style>q { quotes: "not " ""; }</style><p>Karpathy did <q>quite</q> leave Tesla in July 2022.</p>',
  'a “not” beside letters': `<p>Karpathy did <i style="text-emphasis: 'not'">leave</i> Tesla in July 2022.</p>`,
  'a picture of a word':
    '<p>Karpathy did <i style="display: inline-block; width: 48px; height: 20px; background: url(#)"></i> leave Tesla in July 2022.</p>',
  'a border that is a picture of a word':
    '<p>Karpathy did <i style="display: inline-block; width: 48px; height: 20px; border-image: url(#) 0 fill / 0"></i> leave Tesla in July 2022.</p>',
  'the player of a sound': '<p>Karpathy did <audio controls></audio> leave Tesla in July 2022.</p>',
  'text that two lines are shown of': `<p style="width: 300px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden">${'He went to the harbour by the old road that summer. '.repeat(3)}${WRONG}</p>`,
  'text placed below the edge of a box': `<div style="position: relative; height: 60px; overflow: hidden"><p style="position: absolute; top: 62px; margin: 0">${WRONG}</p></div>`,
  'light letters beside a dark box': `<div style="display: flex; color: #fff"><div style="width: 90px; background: #123"></div><p>${WRONG}</p></div>`,
  'light letters over a light layer': `<div style="position: absolute; inset: 0; background: #fff"></div><p style="position: relative; color: #fff">${WRONG}</p>`,
  'text in the colour behind it, in its place': `<div style="background: #000"><p style="color: #000; position: relative">${WRONG}</p></div>`,
  'text of an open part whose content is transparent': `<style>.d::details-content { opacity: 0; }</style><details open class="d"><summary>More</summary><p>${WRONG}</p></details>`,
  'text in a small part of a small part': `<div style="zoom: 0.2"><div style="zoom: 0.2"><p>${WRONG}</p></div></div>`,
  'text beside a page that nobody can scroll': `<style>html, body { overflow-x: hidden; }</style><p style="transform: translate(3000px)">${WRONG}</p>`,
  'text of a picture without ink': `<svg width="600" height="200"><text x="9" y="20" fill="none">${WRONG}</text></svg>`,
  'text of a picture in the colour behind it': `<svg width="600" height="200"><text x="9" y="20" fill="white">${WRONG}</text></svg>`,
  'text below the edge of a picture': `<svg width="600" height="200"><text x="9" y="900">${WRONG}</text></svg>`,
  'text in a box without size': `<div style="transform: scale(0)"><p>${WRONG}</p></div>`,
  'text behind the colour of a box': `<div style="position: relative; background: #fff"><p style="position: relative; z-index: -1">${WRONG}</p></div>`,
  'a line that ends at the edge of its box':
    '<table><tr><td>Karpathy left Tesla in</td></tr><tr><td>March 2019.</td></tr></table>',
  'the removed side of two versions': `<table><tr><td class="diff-deletedline">${WRONG}</td></tr></table>`,
  ...Object.fromEntries(
    [
      'text-indent: -9999px',
      'transform: scale(0)',
      'clip-path: inset(100%)',
      'height: 1px; overflow: hidden',
      'color: red; background: red',
      'filter: blur(6px)',
      'color: color-mix(in srgb, white 99%, black)',
      'position: fixed; top: 200vh',
      "clip-path: path('M 0 0')",
      '-webkit-text-security: disc',
      'mask: linear-gradient(transparent 0 0)',
      'contain: strict',
      'margin-left: -5000px; width: 300px',
      'color: oklch(1 0 0)',
      'color: color(display-p3 1 1 1)',
      'color: oklch(0 0 0 / 0)',
      'color: #fff; background: linear-gradient(#fff, #fff)',
      'color: red; box-shadow: inset 0 0 0 99px red',
      'clip-path: inset(0 0 300px 0)',
      'clip-path: circle(9px at -50px -50px)',
      'clip-path: polygon(200% 0, 300% 0, 300% 100%)',
      'mask: linear-gradient(#fff0, #fff0)',
      'mask: linear-gradient(#000, #000) no-repeat -9px -9px / 1px 1px',
      "mask-image: url('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>')",
      'filter: contrast(0) brightness(9)',
      'backface-visibility: hidden; transform: rotateX(180deg)',
      'text-indent: 110%; white-space: nowrap; overflow: hidden',
      'text-indent: -400px; letter-spacing: -0.6em; overflow: hidden',
      'font-size-adjust: 0',
      'height: 2px; overflow: scroll',
      'box-sizing: border-box; height: 44px; padding-top: 44px; overflow: hidden',
    ].map((style) => [`text with “${style}”`, `<p style="${style}">${WRONG}</p>`]),
  ),
}

/** Pages with a part that cannot be read, and what the panel says of it. */
const UNREAD: Record<string, string> = {
  'a page inside this page': `<iframe sandbox width="700" height="600" srcdoc="<p>${WRONG}</p>"></iframe>`,
  'text that is being edited': `<div contenteditable="true"><p>${WRONG}</p></div>`,
  'text behind the edge of a box': `<div style="height: 100px; overflow: hidden"><p style="height: 110px">A box.</p><p>${WRONG}</p></div>`,
  'blurred text': `<p style="filter: blur(6px)">${WRONG}</p>`,
}

/** Texts beside an article, in the places where pages have them. */
const BESIDE: Record<string, string> = {
  'in a column beside it': `<div style="display: grid; grid-template-columns: 2fr 1fr"><div>${article}</div><div><p>${WRONG}</p></div></div>`,
  'in a cell beside it': `<table><tr><td>${article}</td><td>${WRONG}</td></tr></table>`,
  'in the box of its author': `<section>${article}</section><div><img alt=""><div>${WRONG}</div></div>`,
  'in a line behind the box of it': `<section>${article}</section><p>${WRONG}</p>`,
  'of an offer in it': `${article}<div><p>${WRONG}</p><a href="/join">Join</a></div>${article}`,
  'of a card in it': `${article}<div><a href="/other">Another article</a><p>${WRONG}</p></div>${article}`,
  'in a box that floats in it': `${article}<div style="float: right"><h3>In this series</h3><p>${WRONG}</p></div>${article}`,
}

startExtension(async () => {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><title>A portrait</title><main><h1>Andrej Karpathy</h1><p>Andrej Karpathy is a teacher.</p>${body.startsWith('<dialog') ? `</main>${body}` : `${body}</main>`}`
  const all = { ...PAGES, ...UNSEEN, ...UNREAD, ...BESIDE }
  const paths = Object.entries(all).map(([name, body]): [string, string] => [pathOf(name), page(body)])
  const site = await serveSite('tests/browser/fixtures', Object.fromEntries(paths))
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

const pathOf = (name: string): string => `/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.html`

/** Returns the names of the pages that are tried: all in the lane `cases`, each third in `npm test`. */
const triedOf = (pages: Readonly<Record<string, string>>): string[] =>
  Object.keys(pages).filter((_, at) => isFullRun || at % 4 === 0)

test.each(triedOf(PAGES))('a sentence with %s is read whole', async (name) => {
  const page = await claimlight.open(site.url + pathOf(name))
  const { findings } = await claimlight.waitForStatus(page, 'done')
  expect(findings.filter(({ verdict }) => verdict === 'contradicted').map(({ quote }) => quote)).toEqual([WRONG])
  expect(findings.filter(({ quote }) => quote !== WRONG && /left|Tesla|March/.test(quote))).toEqual([])
  await until(
    () => highlightsOf(page),
    (marks) => (marks['claimlight-differs'] ?? []).join('').replaceAll(/\s+/g, '') === 'March2019',
  )
  await page.close()
})

test.each(triedOf(UNSEEN))('nothing is judged on a sentence with %s', async (name) => {
  const page = await claimlight.open(site.url + pathOf(name))
  const { findings } = await claimlight.waitForStatus(page, 'done')
  expect(findings.filter(({ quote, verdict }) => quote.includes('Tesla') && verdict !== 'unverified')).toEqual([])
  await page.close()
})

test.each(triedOf(BESIDE))('text %s is no part of an article', async (name) => {
  const page = await claimlight.open(site.url + pathOf(name))
  const { findings } = await claimlight.waitForStatus(page, 'done')
  expect(findings.filter(({ quote }) => quote.includes('Tesla'))).toEqual([])
  await page.close()
})

test.each(triedOf(UNREAD))('the panel says that it has not read %s', async (name) => {
  const page = await claimlight.open(site.url + pathOf(name))
  const { message, findings } = await claimlight.waitForStatus(page, 'done')
  expect(message).toContain(`Not read: ${name}`)
  expect(findings.filter(({ quote }) => quote.includes('Tesla'))).toEqual([])
  await page.close()
})
