// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import { extractArticle } from '@/lib/extract/extract-article'
import { runAtOnce } from '@/lib/text/run-in-slices'

const LONG =
  'The mill on the hill was built by two brothers, and it ground the grain of nine villages for more than a hundred years before it closed.'
const SHORT = 'Nils Brandt sold it in 1911.'
const p = (text: string) => `<p>${text}</p>`
const inArticle = (middle: string) => p(LONG).repeat(3) + middle + p(LONG).repeat(2)

function read(body: string): string {
  document.body.replaceWith(new DOMParser().parseFromString(body, 'text/html').body)
  return runAtOnce(extractArticle(document)).text
}
beforeEach(() => document.body.replaceChildren())

describe('what is the article', () => {
  test.each([
    ['a box of its own between paragraphs', inArticle(`<div>${p(SHORT)}</div>`)],
    ['a box with text and no paragraph', inArticle(`<div>${SHORT}</div>`)],
    [
      'a box with a link in its sentence',
      inArticle(`<div><p><span>Nils Brandt sold it </span><a href="/b">in</a><span> 1911.</span></p></div>`),
    ],
    ['a box with a heading', inArticle(`<div><h3>Remark</h3>${p(SHORT)}</div>`)],
    [
      'a box in a box, for each paragraph',
      [LONG, LONG, SHORT, LONG].map((text) => `<div><div>${text}</div></div>`).join(''),
    ],
    ['the last box', `${inArticle('')}<div>${p(SHORT)}</div>`],
    [
      'an entry of a list whose headings are links',
      inArticle('') +
        [1, 2, 3].map((n) => `<div class="fact"><h3><a href="/${n}">Fact ${n}</a></h3>${p(SHORT)}</div>`).join(''),
    ],
    [
      'a list of linked headings that is all of a page',
      [1, 2, 3].map((n) => `<div><h3><a href="/${n}">Fact ${n}</a></h3>${p(`${LONG} ${SHORT}`)}</div>`).join(''),
    ],
    [
      'posts below a long one, whose headings lead to their places',
      `<div>${p(LONG).repeat(9)}</div>` +
        [1, 2, 3]
          .map((n) => `<div><h3><a href="/t?p=${n}#p${n}">Re: A mill</a></h3>${p(`${LONG} ${SHORT}`)}</div>`)
          .join(''),
    ],
    [
      'the standfirst in a header without the title of a page',
      `<div><header><h2>A mill</h2>${p(`${SHORT} The house is said to have been empty since that spring.`)}</header>${inArticle('')}</div>`,
    ],
    ['a notice between paragraphs', inArticle(`<div role="alert">${p(SHORT)}</div>`)],
    [
      'a box with the name of an offer between paragraphs',
      inArticle(`<section class="newsletter-issue">${p(SHORT)}</section>`),
    ],
    [
      'a box with the name of comments between paragraphs',
      inArticle(`<section id="comments-on-the-work">${p(SHORT)}</section>`),
    ],
    [
      'the only text, whose box can be commented on',
      `${p('Terms apply to all of this site and of its pages.').repeat(5)}<div class="commentOnSelection">${inArticle(p(SHORT))}</div>`,
    ],
    ['what follows a heading that begins as an offer', `${inArticle('')}<h2>Share price</h2>${p(SHORT)}`],
    [
      'a paragraph that begins as an offer',
      `${inArticle('')}${p(`Follow the river as they might, no one found the men. ${SHORT}`)}`,
    ],
    [
      'a long paragraph that begins as an offer, with a link',
      `${inArticle('')}${p(`Share holders <a href="/h">heard</a> it first. ${SHORT} ${LONG}`)}`,
    ],
  ])('has %s', (_, body) => {
    expect(read(`<main><article>${body}</article></main>`)).toContain('1911')
    expect(read(body)).toContain('1911')
  })

  test.each([
    ['a list of links between paragraphs', inArticle(`<div><p><a href="/a">Nils Brandt sold it in 1911</a></p></div>`)],
    ['a card that leads to another article', inArticle(`<div><h3><a href="/a">A mill</a></h3>${p(SHORT)}</div>`)],
    ['a card with a link above its words', inArticle(`<div><a href="/a">A mill</a>${p(SHORT)}</div>`)],
    ['a box that ends in a link', inArticle(`<div>${p(SHORT)}<a href="/a">Join</a></div>`)],
    [
      'a box with the name and the form of an offer',
      inArticle(`<div class="newsletter">${p(SHORT)}<form><input></form></div>`),
    ],
    [
      'comments that are longer than the article',
      `${inArticle('')}<div id="comments">${`<div class="comment">${p(LONG)}${p(LONG)}${p(SHORT)}</div>`.repeat(6)}</div>`,
    ],
    ['a notice that asks for something', inArticle(`<div role="alert">${p(SHORT)}<button>Agree</button></div>`)],
    [
      'a list of other articles behind the article, with a text for each',
      `<div>${p(LONG).repeat(9)}</div><h2>More</h2><div><ul>${[1, 2, 3]
        .map((n) => `<li><h3><a href="/${n}">A mill ${n}</a></h3>${p(`${LONG} ${SHORT}`)}</li>`)
        .join('')}</ul></div>`,
    ],
    [
      'a box behind the article whose markup is indented',
      `<div>${p(LONG).repeat(5)}</div><div>${p(`${' '.repeat(300)}${SHORT}`)}</div>`,
    ],
    [
      'a list of sources that is nearly as long as the article',
      `<div>${p(LONG).repeat(5)}</div><ol class="references">${`<li>${LONG}</li>`.repeat(4)}<li>${SHORT}</li></ol>`,
    ],
    [
      'what follows a heading that is an offer',
      `${inArticle('')}<h2>Follow us</h2><p>${SHORT} <a href="/x">Here</a></p>`,
    ],
  ])('has no words of %s', (_, body) => expect(read(`<article>${body}</article>`)).not.toContain('1911'))

  test('is each long article of one parent, as the next one that is loaded below', () => {
    const next = `<article><h1>The bakery</h1>${p(LONG).repeat(6)}${p('It was sold in 1931.')}</article>`
    const text = read(`<main><article><h1>The mill</h1>${inArticle(p(SHORT))}</article>${next}</main>`)
    expect(text).toContain('1911')
    expect(text).toContain('1931')
  })

  test.each([
    ['asks for consent', `role="dialog"`, '<button>Accept all</button>'],
    ['is an alert', `role="alertdialog"`, ''],
    ['has fields', `role="dialog"`, '<input type="checkbox">'],
    ['says so by its label', `role="dialog" aria-label="Cookie consent"`, ''],
    ['lies over the page without a role', `style="position: fixed"`, '<button>Reject</button>'],
  ])('has no words of a long dialog that %s', (_, attributes, controls) => {
    const partners = p('A partner stores and reads information on your device and keeps it for a year.').repeat(12)
    const dialog = `<div ${attributes}><h2>Choices</h2>${p(`${LONG} ${SHORT}`)}${partners}${controls}</div>`
    expect(read(`<article><h1>A mill</h1>${inArticle('')}</article>${dialog}`)).not.toContain('1911')
  })

  test('has no words beside it on a page with a component of a long style', () => {
    const beside = p(`${LONG} ${SHORT}`)
    read(`<main><article><h1>A mill</h1>${inArticle('')}</article></main><div>${beside}</div><my-button></my-button>`)
    const style = document.createElement('style')
    style.textContent = '.a { color: red } '.repeat(200)
    const words = document.createElement('b')
    words.textContent = 'Join'
    document.querySelector('my-button')!.attachShadow({ mode: 'open' }).append(style, words)
    expect(runAtOnce(extractArticle(document)).text).not.toContain('1911')
  })

  test('has the words of a long post that is opened over a page', () => {
    const post = `<div role="dialog"><h2>A post</h2>${p(SHORT)}${p(LONG).repeat(6)}<button>Like</button></div>`
    expect(read(`<article><h1>A mill</h1>${inArticle('')}</article>${post}`)).toContain('1911')
  })
})
