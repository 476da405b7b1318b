import { readFileSync } from 'node:fs'

/** Pages that live long: an application, an endless feed, a live report, an article, a page off the subject. */
export const KINDS = ['application', 'feed', 'live', 'article', 'soup'] as const

/** Sentences with many frequent English words: a page of names alone counts as another language and is not checked. */
const SENTENCES = [
  'It is said by those who were with him at the time that Andrej Karpathy left Tesla in March 2019.',
  'From this it was clear to all of the staff that Karpathy had founded Eureka Labs in July 2024.',
  'As they have it on the site of the firm, Karpathy left OpenAI in February 2022, and not at the end of the year.',
  'But for the students who were there it is the course CS231n at Stanford that Andrej Karpathy taught.',
  'On the same day the term vibe coding was coined by Karpathy, and this was in February 2025.',
]

/**
 * Returns the pages by path. Each has `act(n)`, which changes it as such a page changes while it is open: the
 * application shows another story at another address, the feed grows to a maximum length and restarts, the live report
 * gets an entry and loses its oldest.
 */
export function soakPages(): Record<string, string> {
  const story = (title: string, paragraphs: string): string =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><article><h1>${title}</h1>${paragraphs}</article></main>`
  const text = Array.from({ length: 12 }, (_, i) => `<p>${sentence(i)} ${sentence(i + 2)}</p>`).join('')
  const script = (act: string): string =>
    `<script>const sentences = ${JSON.stringify(SENTENCES)}; const of = (n) => sentences[n % sentences.length]
const paragraph = (n) => { const p = document.createElement('p'); p.textContent = of(n) + ' ' + of(n + 1) + ' Entry ' + n + '.'; return p }
window.act = (n) => { const article = document.querySelector('article'); ${act} }</script>`
  return {
    '/application': `${story('Stories', text)}${script("history.pushState(null, '', '/application?story=' + n); document.title = 'Story ' + n; article.replaceChildren(...Array.from({ length: 8 }, (_, i) => paragraph(n + i)))")}`,
    '/feed': `${story('Endless', text)}${script('if (article.children.length > 60) article.replaceChildren(paragraph(n)); for (let i = 0; i < 5; i++) article.append(paragraph(n + i)); scrollTo(0, document.documentElement.scrollHeight)')}`,
    '/live': `${story('Live', text)}${script('article.prepend(paragraph(n)); article.lastElementChild.remove()')}`,
    '/article': `${story('A life in models', text)}${script('scrollBy(0, n % 2 ? 300 : -300)')}`,
    '/soup': `${story('Soup', '<p>Boil the leeks for ten minutes.</p>')}${script("article.lastElementChild.textContent = 'Boil the leeks for ' + n + ' minutes.'")}`,
    '/saved-feed': readFileSync('tests/pages/endless-feed/page.html', 'utf8'),
    '/saved-live': readFileSync('tests/pages/live-blog/page.html', 'utf8'),
  }
}

function sentence(n: number): string {
  return SENTENCES[n % SENTENCES.length] ?? ''
}

declare global {
  interface Window {
    act?: (n: number) => void
  }
}
