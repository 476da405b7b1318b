// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import { textTable } from '@/tests/text-table'
import { offsetOf, rangesOf, type PageMap } from '@/lib/extract/page-map'
import { hasUnreadableSign } from '@/lib/text/article-blocks'
import { extractArticle } from '@/lib/extract/extract-article'

function read(body: string): PageMap {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html lang="en"><body>${body}</body></html>`,
    'text/html',
  )
  document.replaceChild(document.importNode(page.documentElement, true), document.documentElement)
  const steps = extractArticle(document)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const outline = ({ text, blocks }: PageMap): string[] =>
  blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('the text of an article', () => {
  test('has headings, paragraphs, items, quotes, captions and cells, in reading order', () => {
    const map = read(`<article><h1>Title</h1><p>One <b>bold</b> word.</p><blockquote><p>Said.</p></blockquote>
      <ul><li>First</li><li><p>Second</p></li></ul><figure><img alt="x"><figcaption>Seen</figcaption></figure>
      <table><caption>Years</caption><tr><th>When</th><td>2015</td></tr></table></article>`)
    expect(outline(map)).toEqual([
      'heading: Title',
      'paragraph: One bold word.',
      'quote: Said.',
      'item: First',
      'item: Second',
      'caption: Seen',
      'caption: Years',
      'cell: When',
      'cell: 2015',
    ])
  })

  test.each([
    ['with a head', '<th hidden>Ships</th><th>Built</th><th>Lost</th>', '<td>1</td><td>2</td>', [0, 1, 0, 1]],
    ['of a row', '<th>Built</th><th>Lost</th>', '<td>1</td><td style="display: none">7</td><td>2</td>', [0, 1, 0, 1]],
    ['that spans two columns', '<th colspan="2" hidden>S</th><th>Built</th>', '<td>1</td>', [0, 0]],
    ['of a script', '<th>Built</th><script>"a"</script><th>Lost</th>', '<td>1</td><td>2</td>', [0, 1, 0, 1]],
    [
      'but with one that takes room',
      '<th style="visibility: hidden">S</th><th>Built</th>',
      '<td>1</td><td>2</td>',
      [1, 0, 1],
    ],
  ])('counts the columns of a table without a hidden cell %s', (_how, heads, cells, columns) => {
    const { blocks } = read(`<article><table><tr>${heads}</tr><tr>${cells}</tr></table></article>`)
    expect(blocks.map(({ cell }) => cell?.column)).toEqual(columns)
  })

  test('has separate paragraphs before, inside and after a nested block', () => {
    expect(outline(read('<div>Before <p>inside</p> after</div>'))).toEqual([
      'paragraph: Before',
      'paragraph: inside',
      'paragraph: after',
    ])
  })

  test('has a space for one line break, and a new paragraph for two', () => {
    expect(outline(read('<p>One<br>line<br><br>two</p>'))).toEqual(['paragraph: One line', 'paragraph: two'])
  })

  test('is read in time that grows as the number of its lines with a break', () => {
    const linesTrimmed = (lines: number): number => {
      const trim = vi.spyOn(String.prototype, 'trim')
      read(`<p>${'Lines of a song that go on<br>'.repeat(lines)}</p>`)
      const { length } = trim.mock.calls
      trim.mockRestore()
      return length
    }
    expect(linesTrimmed(400)).toBeLessThan(3 * linesTrimmed(200))
  })

  test('has white space as the browser shows it, without soft hyphens and zero-width characters', () => {
    expect(read('<p>  An\n   exam\u00adple\u00a0with \u200b<i> spaces </i> .</p>').text).toBe(
      'An example with spaces .',
    )
  })

  test('has the title from above the element with the text', () => {
    const text = 'Long enough to be most of the page. '.repeat(5)
    expect(outline(read(`<h1>Above</h1><article><p>${text}</p></article>`))[0]).toBe('heading: Above')
  })
})

describe('the text of an article', () => {
  const omitted = textTable`
    navigation|<nav>out</nav>
    an aside|<aside>out</aside>
    a footer|<footer>out</footer>
    the site’s own header|<header>out</header>
    scripts and styles|<script>out</script><style>out</style><template>out</template><noscript>out</noscript>
    inputs|<textarea>out</textarea><select><option>out</select><button>out</button>
    editable areas|<div contenteditable="true">out</div><div contenteditable>out</div>
    comments|<section id="comments">out</section><div class="comment-list">out</div>
    comments with the class names of real sites|<div class="Comments_root__x8Zq">out</div><div class="reader-comments">out</div><div id="disqus_thread">out</div><div class="commentList">out</div><div itemtype="https://schema.org/Comment">out</div>
    related articles and sidebars by a part of the class name|<div class="jp-relatedposts">out</div><div class="article__sidebar">out</div>
    authors, forms and tags, named by class, id or part of the page|${'<div class="ArticleBylines_root">out</div><div data-component="byline-block">out</div><dl class="postprofile">out</dl>' + '<div class="message-userDetails">out</div><div class="subscription-widget">out</div><p class="essay photo-credit">out</p>'}
    small print|<p><small><i>out</i></small></p>
    cookie notices and advertisements|<div class="cookie-banner">out</div><div class="ad">out</div>
    advertisements with a class or a label|${'<div class="ad-break">out</div><p class="Promoted">out</p><div class="sponsored-post"><p>out</p></div>' + '<div aria-label="Advertisement">out</div><section aria-label="Sponsored content">out</section>'}
    advertisements that begin with the word|${'<p>Advertisement – out</p><div>\n<p><b>Sponsored:</b> out</p></div><div><span>ADVERTISEMENT</span><p>out</p></div><div><small>Ad</small><p>out</p></div>'}
    dialogs|<div role="dialog">out</div><dialog open>out</dialog>
    hidden text|<p hidden>out</p><p style="display:none">out</p><p style="visibility:hidden">out</p><p style="opacity:0">out</p>
    text with aria-hidden|<p aria-hidden="true">out</p>
    the text in closed details|<details><summary>in</summary><p>out</p></details>
    deleted text|<del>out</del>
    lists of links|<ul><li><a href="#a">out one</a></li><li><a href="#b">out two</a></li></ul>
    footnote marks|<sup class="reference">[1]</sup><sup>[note 2]</sup>`
  test.each(omitted)('omits %s', (_what, markup) => {
    const { text } = read(`<p>This paragraph is what people came for.</p>${markup}<p>And so is this.</p>`)
    expect(text).not.toContain('out')
    expect(text).toContain('And so is this.')
  })

  test('an article is read from which an open dialog keeps screen readers', () => {
    const { text } = read(
      '<div aria-hidden="true"><p>This paragraph is what people came for, and it is long.</p></div><div role="dialog">Agree?</div>',
    )
    expect(text).toBe('This paragraph is what people came for, and it is long.')
  })

  test.each([
    ['a card that leads to another article', '<div><h3><a href="/x">out</a></h3><p>out</p></div>'],
    ['a link around paragraphs', '<a href="/x"><p>out</p></a>'],
    ['a list below its heading', '<h2>See also</h2><ul><li>out</li></ul>'],
    ['a box that begins as an offer', '<div><span>Read more</span><a href="/x">How the mill went out of use</a></div>'],
  ])('omits %s, in a long article', (_what, markup) => {
    const paragraph = `<p>${'This paragraph is what people came for. '.repeat(5)}</p>`
    const { text } = read(`${paragraph.repeat(4)}${markup}<p>And so is this.</p>`)
    expect(text).not.toContain('out')
    expect(text).toContain('And so is this.')
  })

  test('includes the posts of a board whose class names their writer', () => {
    const post = '<div class="message-userContent lbContainer"><p>Somebody wrote this.</p></div>'
    expect(read(`${post}<p>And this.</p>`.repeat(2)).text).toContain('Somebody wrote this.')
  })

  test('includes an article with the class of a sidebar', () => {
    expect(
      read('<div class="sidebar"><p>The whole of the page stands in here, whatever it is called.</p></div>').text,
    ).toContain('The whole')
  })

  const LONG =
    'The mill on the hill was built by two brothers, and it ground the grain of nine villages for more than a hundred years before it closed.'

  test.each([
    ['around it and its links', (p: string) => `<div class="l-sidebar-fixed">${p}<div>${LINKS}</div></div>`],
    ['that is a name of its layout', (p: string) => `<div class="row c-fixed-sidebar-layout--300">${p}${LINKS}</div>`],
    ['of each paragraph', (p: string) => p.replaceAll('<p>', '<p class="paywall">')],
    [
      'of its text after the first lines',
      (p: string) => `<p>Free to read.</p>${p.replaceAll('<p>', '<p class="related">')}`,
    ],
  ])('includes an article with a name of content beside an article %s', (_where, around) => {
    expect(read(`<article>${around(`<p>${LONG}</p>`.repeat(4))}</article>`).text).toContain(`${LONG}\n\n${LONG}`)
  })
  const LINKS = `<p>${`<a href="#">${'Another story of the same paper. '.repeat(9)}</a>`.repeat(3)}</p>`

  test('includes a paragraph behind a paywall, but not the box that asks for a subscription', () => {
    const { text } = read(`<p>${LONG}</p><p class="paywall">It closed in 1931.</p><div class="paywall">Subscribe</div>`)
    expect(text).toContain('1931')
    expect(text).not.toContain('Subscribe')
  })

  test('omits a sidebar with less of the running text than the article', () => {
    const { text } = read(`<div><p>${LONG}</p><p>${LONG}</p></div><div class="sidebar"><p>${LONG} Beside.</p></div>`)
    expect(text).not.toContain('Beside')
  })

  test('omits a box about the publisher behind an article, whatever its name is', () => {
    const box =
      '<div class="k8"><h2>About the School of Physics</h2><p>The school has ninety staff and six hundred students, and was founded in 1908.</p></div>'
    const { text } = read(`<div><div class="k7">${`<p>${LONG}</p>`.repeat(5)}</div>${box}</div>`)
    expect(text).not.toContain('1908')
    expect(text.split('\n\n')).toHaveLength(5)
  })

  test('includes a caption, whatever its form is', () => {
    const caption = '<div class="k8"><div class="thumb-caption">The mill in 1908.</div></div>'
    expect(read(`<div>${`<p>${LONG}</p>`.repeat(5)}</div>${caption}`).text).toContain('1908')
  })

  test('includes words in an element that only one site has, as a time may be', () => {
    const time = '<p>In <x-time>March 1908</x-time> Ada Vale built the mill.</p>'
    expect(read(`${`<p>${LONG}</p>`.repeat(5)}${time}`).text).toContain('In March 1908 Ada Vale')
  })

  test('includes some long paragraphs behind the box with most of the others', () => {
    const last = `<section>${'<p>The last part of it. '.padEnd(240, 'More on the mill. ')}</p>`.repeat(3)
    expect(read(`<section>${`<p>${LONG}</p>`.repeat(40)}</section><div>${last}</div>`).text).toContain('The last part')
  })

  test('includes a text whose class says that there are no comments', () => {
    expect(read('<p>One paragraph for the length of it.</p><div class="post no-comments">Here.</div>').text).toContain(
      'Here.',
    )
  })

  test('omits comments also when they are longer than the article', () => {
    const article = 'The article is short. '.repeat(10).trim()
    const long = 'A reader wrote this and went on for a while. '.repeat(100)
    expect(read(`<article><p>${article}</p></article><div id="comments"><p>${long}</p></div>`).text).toBe(article)
  })

  test('ignores data in scripts when the main element is chosen', () => {
    const data = JSON.stringify('words '.repeat(300))
    expect(
      read(
        `<div class="related-posts"><p>out</p></div><main><h1>One</h1><p>The article.</p></main><script>${data}</script>`,
      ).text,
    ).toBe('One\n\nThe article.')
  })

  test.each([
    '<p>Advertisement pays for half of the town.</p>',
    '<p><small>AD</small> 2019 was the year of the pier.</p>',
    '<p><b>Sponsored</b> by the town, the pier opened in 2019.</p>',
    '<p class="add-on">The pier opened in 2019.</p>',
    '<p class="leading-ad-free">The pier opened in 2019.</p>',
    '<section aria-label="Advertising in the town"><p>The pier opened in 2019.</p></section>',
    `<p>Advertisement: ${'it pays for half of the town. '.repeat(20)}</p>`,
  ])('includes what only looks like an advertisement: %s', (markup) => {
    const { text } = read(`<p>${'This paragraph is what people came for. '.repeat(60)}</p>${markup}`)
    expect(text).toMatch(/of the town\.|2019/)
  })

  test('includes an article in an element with the class of an advertisement', () => {
    expect(read('<div class="promoted"><p>The whole of the page stands in here.</p></div>').text).toContain('whole')
  })

  test('includes a list with links in its sentences', () => {
    expect(
      read('<ul><li>He met <a href="#a">Ada</a> then.</li><li>She met <a href="#b">him</a> too.</li></ul>').text,
    ).toContain('He met Ada then.')
  })

  test('includes visible text inside a hidden element', () => {
    expect(read('<div style="visibility:hidden">no<p style="visibility:visible">yes</p></div>').text).toBe('yes')
  })

  test.each([
    ['a map', '<map>not</map>'],
    ['a field to edit', '<b contenteditable>not</b>'],
    ['an advertisement', '<b aria-label="sponsored">not</b>'],
    ['a note beside the text', '<b class="sidenote">not</b>'],
    ['a tip', '<b class="tooltip-text">never</b>'],
    ['a number of a page', '<b class="page-num">not</b>'],
    ['a quote beside the text', '<b class="pullquote">Not</b>'],
    ['the mark of a note by its role', '<a role="doc-noteref">not</a>'],
    ['the mark of a note by its class', '<sup class="ref">not</sup>'],
    ['the mark of a note by its brackets', '<sup><a>[not]</a></sup>'],
    ['single letters', '<b aria-hidden="true">n</b><b aria-hidden="true">o</b>'],
    ['the text of a button', '<input type="button" value="not">'],
    ['the reading of a sign', '<ruby>so<rt>not</rt></ruby>'],
    ['a small drawing', '<svg width="24" height="16"><text y="13">not</text></svg>'],
    ['a box beside the text', '<aside>not</aside>'],
  ])('has a hole for a visible word that its page calls %s', (_, word) => {
    const { text } = read(`<div>He was ${word} there in May.</div>`)
    expect(hasUnreadableSign(text)).toBe(true)
  })

  test.each([
    ['a capital letter', 'It was <b aria-hidden="true">not</b> Holm who left.'],
    ['a capital letter, in a button', 'It was <button>not</button> Holm who left.'],
    ['digits', 'It has 250<a href="#fn000">000</a> rooms.'],
    ['digits, with a class', 'It has 250<span class="fn">000</span> rooms.'],
    ['digits, raised', 'It has 250<sup>0</sup> rooms.'],
  ])('has no sentence without a visible part beside %s', (_, sentence) => {
    const { text } = read(`<p>${sentence}</p>`)
    expect(hasUnreadableSign(text) || /250.?000/.test(text)).toBe(true)
  })

  test('joins a sentence around an omitted footnote mark', () => {
    expect(read('<p>He left<sup>[3]</sup> in May.</p>').text).toBe('He left in May.')
    const noted = '<p>He left in 1943<a class="footnote" href="#n1">1</a> by car.</p><p id="n1">1 So he said.</p>'
    expect(read(noted).text).toContain('He left in 1943 by car.')
  })
})

test('the text of an encyclopedia page has its title, its infobox and its paragraphs only', () => {
  const map = read(`<div class="vector-header"><nav>Main menu</nav></div>
    <main id="content" class="mw-body"><header class="mw-body-header"><h1>Ada Lovelace</h1><div class="vector-menu" role="navigation">42 languages</div></header>
    <div id="bodyContent"><div class="noprint">From the encyclopedia</div><div class="mw-parser-output"><div role="note" class="hatnote">For the language, see elsewhere.</div>
    <table class="infobox"><tbody><tr><th scope="row">Born</th><td>10 December 1815<br>London</td></tr></tbody></table>
    <p><b>Ada</b> wrote <a href="#n">notes</a>.<sup id="c1" class="reference"><a href="#r">[<span>1</span>]</a></sup><sup class="noprint">[<i>citation needed</i>]</sup> They were long.</p>
    <div class="mw-heading"><h2 id="Life">Life</h2><span class="mw-editsection">[<a href="#e">edit</a>]</span></div>
    <div class="reflist"><ol class="references"><li>A book about Ada.</li></ol></div>
    <div class="navbox" role="navigation">Mathematicians</div></div><div id="catlinks">Categories</div></div></main><footer>Licence</footer>`)
  expect(outline(map)).toEqual([
    'heading: Ada Lovelace',
    'cell: Born',
    'cell: 10 December 1815 London',
    'paragraph: Ada wrote notes. They were long.',
    'heading: Life',
  ])
})

describe('the map from text to nodes', () => {
  test('returns ranges with the letters of a part, without omitted text', () => {
    const map = read('<p>He <a href="#x">joined</a><sup>[1]</sup>  the\n lab.</p>')
    expect(map.text).toBe('He joined the lab.')
    expect(rangesOf(map, 0, map.text.length).map(String).join('|').replaceAll(/\s+/g, ' ')).toBe('He |joined| the lab.')
    expect(rangesOf(map, 3, 9).map(String)).toEqual(['joined'])
  })

  test('returns the offset of each letter from its position in the document', () => {
    const map = read('<p>He <a href="#x">joined</a>  the\n lab.</p><p>Then left.</p>')
    for (let at = 0; at < map.text.length; at++) {
      const [range] = rangesOf(map, at, at + 1)
      if (!range || map.text[at] === '\n') continue
      expect(offsetOf(map, range.startContainer, range.startOffset)).toBe(at)
    }
  })

  test('returns no ranges for removed nodes', () => {
    const map = read('<p id="p">Gone soon.</p>')
    document.querySelector('#p')!.remove()
    expect(rangesOf(map, 0, 4)).toEqual([])
  })

  test('returns no ranges for words that the page has replaced in the same node', () => {
    const map = read('<p id="p">He left in 2017, as\n was said.</p>')
    const node = document.querySelector('#p')!.firstChild as Text
    expect(rangesOf(map, 11, 22).map(String)).toEqual(['2017, as\n wa'])
    node.data = node.data.replace('2017', '2022')
    expect(rangesOf(map, 11, 15)).toEqual([])
    expect(rangesOf(map, 0, 7).map(String)).toEqual(['He left'])
  })

  test('does not change the page', () => {
    read('<article><h1>Title</h1><p>Text<sup>[1]</sup></p><nav>x</nav></article>')
    const before = document.documentElement.outerHTML
    const steps = extractArticle(document)
    while (!steps.next().done);
    expect(document.documentElement.outerHTML).toBe(before)
  })
})
