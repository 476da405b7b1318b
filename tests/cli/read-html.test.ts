import { describe, expect, test } from 'vitest'
import { readHtml, readHtmlDocument } from '@/lib/dossier/readers/read-html'

const blocks = (html: string) => {
  const { article } = readHtml(html)
  return (article.blocks ?? []).map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}`)
}

describe('reading HTML', () => {
  test('returns visible text in blocks', () => {
    expect(
      blocks(`<!doctype html><title>Not this</title>
        <nav><a href=/>Home</a></nav>
        <h1>The <em>long</em> way</h1>
        <p>He joined <a href="#">Tesla</a> in
           June&nbsp;2017.<br>Then he left.</p>
        <ul><li>one<li>two <p>more</p></ul>
        <blockquote><p>Said he.</p></blockquote>
        <table><tr><th>Year<td>2015</table>
        <figure><img alt="no"><figcaption>At Stanford</figcaption></figure>
        <div hidden>hidden</div><p style="display: none">gone</p><span aria-hidden=true>x</span>
        <script>var a = 'He left in 2019.'</script><textarea>mine</textarea>
        <section id="comments"><p>First!</p></section>`),
    ).toEqual([
      'heading: The long way',
      'paragraph: He joined Tesla in June 2017. Then he left.',
      'item: one',
      'item: two',
      'item: more',
      'quote: Said he.',
      'cell: Year',
      'cell: 2015',
      'caption: At Stanford',
    ])
  })

  test('skips content outside the article, like the browser', () => {
    const html = `<body><header><a>The Paper</a></header><main><article><h1>Title</h1>
      <p>He left in 2022.<sup class="reference"><a>[3]</a></sup> He taught.<br><br>He rested.</p>
      <aside>Read more</aside><details><summary>More</summary><p>folded</p></details></article></main>
      <footer>Imprint</footer></body>`
    expect(blocks(html)).toEqual([
      'heading: Title',
      'paragraph: He left in 2022. He taught.',
      'paragraph: He rested.',
      'paragraph: More',
      'paragraph: folded',
    ])
  })

  test('joins the lines of a sentence in text that shows its line breaks', () => {
    const lines = 'Neil Armstrong landed on the Moon on\nJuly 20, 1969, in the lunar module.\nHe stayed a day.'
    const sentences = [
      'paragraph: Neil Armstrong landed on the Moon on July 20, 1969, in the lunar module.',
      'paragraph: He stayed a day.',
    ]
    expect(blocks(`<pre>${lines}</pre>`)).toEqual(sentences)
    expect(blocks(`<p style="white-space: pre-line">${lines}`)).toEqual(sentences)
    expect(blocks(`<pre>${lines.replace('July 20', '<b>July 20</b>')}</pre>`)).toEqual(sentences)
  })

  test('joins the lines of an indented text that is wrapped at a fixed width', () => {
    const text = `<pre>
   The protocol was first proposed in 2010 by people who worked on the
   web, and it was then described in a draft that says that it is kept
   with a
   IETF number, and that all of the servers that speak it are equal to
   others.
</pre>`
    expect(blocks(text)).toHaveLength(1)
  })

  test('leaves out words that only a screen reader says', () => {
    expect(blocks('<blockquote><span class="sr-only">Quote:</span> We came <i class="visually-hidden">x</i>in peace.'))
      .toEqual(['quote: We came in peace.']) // prettier-ignore
  })

  test.each([
    ['a box in a box', '<div>He landed<div class="ad-slot">Buy now</div>on the Moon.</div>'],
    ['a box in a paragraph', '<p>He landed<div class="ad-slot">Buy now</div>on the Moon.</p>'],
  ])('an advertisement within a sentence leaves a blank: %s', (_, html) => {
    expect(blocks(html)).toEqual(['paragraph: He landed on the Moon.'])
  })

  test('words of a sentence that the page calls an advertisement leave a hole, since readers see them', () => {
    const html = '<p>He landed<span class="ad-slot">Buy now</span>on the Moon.</p>'
    expect(blocks(html)).toEqual(['paragraph: He landed\uFFFCon the Moon.'])
  })

  test('reads the caption of a figure after the sentence around it', () => {
    const html = '<p>He landed<figure><img><figcaption>The module.</figcaption></figure>on the Moon.</p>'
    expect(blocks(html)).toEqual(['paragraph: He landed on the Moon.', 'caption: The module.'])
  })

  test('skips text that is hidden by the page’s style sheet, but not text that is hidden in print', () => {
    const html = `<style>/* .kept { display: none } */ .gone, #off { color: red; display: none }
      .sr { position: absolute; clip-path: inset(50%) } @media print { .kept { display: none } } a:unheard-of(x) { display: none }</style>
      <p class="gone">one<p id="off">two<p><span class="sr">three</span>He left.<p class="kept">He taught.`
    expect(blocks(html)).toEqual(['paragraph: He left.', 'paragraph: He taught.'])
  })

  test('reads deleted words as nothing, and unknown elements as words of their sentence', () => {
    expect(
      blocks(
        '<p>It landed on <del>July 19</del> <ins>July 20</ins> in the <x-term>Atlantic</x-term> <blink>Ocean</blink>.',
      ),
    ).toEqual(['paragraph: It landed on July 20 in the Atlantic Ocean.'])
  })

  test('reads a note beside a sentence after it, and a form like any other part', () => {
    const note = '<span style="float: right">He had been on leave.</span>'
    expect(blocks(`<form><p>He left Tesla${note} in 2022.</p></form>`)).toEqual([
      'paragraph: He left Tesla in 2022.',
      'paragraph: He had been on leave.',
    ])
  })

  test('makes text next to a block a separate block', () => {
    expect(blocks('<div>Before <p>inside</p> after</div>')).toEqual([
      'paragraph: Before',
      'paragraph: inside',
      'paragraph: after',
    ])
  })

  test.each([
    '<meta property="article:published_time" content="2024-02-13T18:00:00Z">',
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-02-13"}</script>',
  ])('takes the date of publication from %s', (head) => {
    expect(readHtml(`${head}<p>He left.`).article.date).toBe('2024-02-13')
  })

  test('works for deep nesting', () => {
    expect(blocks(`${'<div>'.repeat(400)}He left.`)).toEqual(['paragraph: He left.'])
  })
})

test('the title of a file without a head is that of the page', () => {
  expect(readHtmlDocument('<title>Pont</title><p>The Pont du Gard is a bridge.</p>').title).toBe('Pont')
  expect(readHtmlDocument('<svg><title>Icon</title></svg><p>The Pont du Gard is a bridge.</p>').title).toBeNull()
})
