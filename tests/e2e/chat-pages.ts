/** An answer in a chat: its sentences, half of them with a wrong value, and the page that they are from. */
export interface ChatStory {
  subject: string
  source: string
  /** Paragraphs of the answer. */
  answer: readonly string[]
}

export const STORIES: Readonly<Record<'attributes' | 'elements' | 'streaming', ChatStory>> = {
  attributes: {
    subject: 'Borg Observatory',
    source: `<p>The Borg Observatory is an observatory near Dovre in Norway. The observatory was opened on 12 May 1931.
It has a mirror of 105 centimetres. The tower is 24 metres high. It was designed by Ida Quist.</p><p>Quist became the first director
of the observatory in 1935. The dome was repaired in 1950. Some 14,000 visitors come each year. The library has 3,200 books.
The telescope Skylight was built in 1933.</p>`,
    answer: [
      'The Borg Observatory is an observatory near Dovre in Norway. The observatory was opened on 12 May 1937. It has a mirror of 105 centimetres. The tower of the observatory is 42 metres high. It was designed by Ida Quist.',
      'Quist became the first director of the observatory in 1939. The dome was repaired in 1950. Some 40,000 visitors come to the observatory each year. The library of the observatory has 3,200 books. The telescope Skylight was built in 1941.',
    ],
  },
  elements: {
    subject: 'Elvik Bridge',
    source: `<p>The Elvik Bridge is a bridge between Elvik and Sund. The bridge was opened on 3 June 1962. It is 412 metres long.
The bridge was built by Nordbru. It was designed by Ole Berg.</p><p>The bridge cost 31 million crowns. About 9,000 cars cross the bridge each day.
The bridge was painted in 1988. The bridge has two towers. The toll was abolished in 1979.</p>`,
    answer: [
      'The Elvik Bridge is a bridge between Elvik and Sund. The Elvik Bridge was opened on 3 June 1968. The bridge is 412 metres long. The bridge was built by Nordbru. The bridge was designed by Karl Moe.',
      'The bridge cost 31 million crowns. About 19,000 cars cross the bridge each day. The bridge was painted in 1998. The bridge has two towers. The toll was abolished in 1979.',
    ],
  },
  streaming: {
    subject: 'Marsh Library',
    source: `<p>The Marsh Library is a public library in Tarn. The library was founded in 1894. It has 220,000 books.
The building was designed by Anna Holt. The library was moved to Mill Street in 1927.</p><p>The reading room has 180 seats.
A fire destroyed the north wing in 1951. The wing was rebuilt in 1956. Ruth Vane has been its director since 2014. The library employs 46 people.</p>`,
    answer: [
      'The Marsh Library is a public library in Tarn. The library was founded in 1849. The library has 220,000 books. The building of the library was designed by Anna Holt. The library was moved to Mill Street in 1972.',
      'The reading room of the library has 180 seats. A fire destroyed the north wing of the library in 1951. The wing was rebuilt in 1966. Ruth Vane has been the director of the library since 2014. The library employs 64 people.',
    ],
  },
}

/** The first answer of each chat, which is there when the page opens. It is longer than the questions. */
export const firstAnswer = ({ subject }: ChatStory): string =>
  `The ${subject} is well worth a visit on a clear day. People who like to walk can go there from the station on a quiet path along the water, and there are benches on the way. Bring something to eat, because the nearest shop is closed on most days of the week. Children are welcome, and dogs are too, as long as they are on a lead. Please ask again if you want to know more about its history.`

const question = ({ subject }: ChatStory): string =>
  `Please tell me about the ${subject}. I read that the ${subject} was opened in 1800 and burnt down in 1801.`

/** Words of parts that are no text of an answer. */
export const BESIDE_ANSWER = /opened in 1800|secret thought|print\(|US EPA|Copied|Sources/

const chip = (href: string) =>
  `<span data-state="closed"><span data-testid="webpage-citation-pill"><a href="${href}" target="_blank"><span>US EPA</span><span>+1</span></a></span></span>`

/**
 * Pages of chats in the structures of three assistants, after public saved pages. The second answer grows word by word
 * after `startAnswer()`, which the test calls.
 *
 * @param cited address of the page that the answer cites
 */
export function chatPages(cited: (kind: keyof typeof STORIES) => string): Record<string, string> {
  const { attributes, elements, streaming } = STORIES
  return {
    // Roles in attributes; an answer in two elements, with a thought between them; pills of citations.
    '/attributes.html': page(
      attributes,
      `<main><section data-testid="conversation-turn-1"><h4 class="sr-only">You said:</h4><div data-message-author-role="user"><div class="whitespace-pre-wrap">${question(attributes)}</div></div></section>
<section data-testid="conversation-turn-2"><h4 class="sr-only">It said:</h4><div data-message-author-role="assistant"><div class="markdown"><p>${firstAnswer(attributes)} ${chip('https://epa.example/a#:~:text=x')}</p></div></div>
<button>Thought for 12s</button></section>
<section data-testid="conversation-turn-3"><div data-message-author-role="user"><div>${question(attributes)}</div></div></section>
<section data-testid="conversation-turn-4"><div data-message-author-role="assistant"><div class="markdown"><details open><summary>Thought</summary><p>A secret thought: the ${attributes.subject} was opened in 1801.</p></details></div></div>
<div data-message-author-role="assistant"><div class="markdown" id="answer"></div></div><div><button>Copied</button></div></section></main>
<div aria-live="polite" id="live" class="sr-only"></div>`,
      `const end = document.createElement('p'); end.innerHTML = ${JSON.stringify(`See <a href="${cited('attributes')}">the page of the observatory</a>. ${chip('https://epa.example/b?utm_source=chat')}`)}; answer.append(end)`,
    ),
    // Elements of the page's own in shadow roots; code; chips without words.
    '/elements.html': page(
      elements,
      `<chat-window></chat-window><script>
const root = document.querySelector('chat-window').attachShadow({ mode: 'open' })
root.innerHTML = \`<div class="conversation-container"><user-query><div class="query-text">${question(elements)}</div></user-query>
<model-response><model-thoughts><p>A secret thought.</p></model-thoughts><message-content><div class="markdown"><p>${firstAnswer(elements)} <source-footnote><sup><a href="https://one.example/">1</a></sup></source-footnote></p><code-block><pre>print("Elvik Bridge")</pre></code-block></div></message-content><message-actions><button>Copied</button></message-actions></model-response></div>
<div class="conversation-container"><user-query><div class="query-text">${question(elements)}</div></user-query><model-response><message-content></message-content></model-response></div>\`
const inner = root.querySelectorAll('message-content')[1].attachShadow({ mode: 'open' })
inner.innerHTML = '<div class="markdown" id="answer"></div>'
window.findAnswer = () => inner.getElementById('answer')</script>`,
      `const end = document.createElement('p'); end.innerHTML = ${JSON.stringify(`<a href="${cited('elements')}">2</a>`)}; answer.append(end)`,
    ),
    // A flag while the answer grows; a list that takes answers out of the page when they are scrolled away.
    '/streaming.html': page(
      streaming,
      `<div id="scroller" style="height:600px;overflow-y:auto"><div id="list" style="position:relative;height:1400px">
<div style="position:absolute;top:0"><div data-testid="user-message"><p>${question(streaming)}</p></div></div>
<div id="first" style="position:absolute;top:120px"><div data-is-streaming="false"><div class="font-tiny-response"><div class="standard-markdown"><p>${firstAnswer(streaming)}</p></div></div></div></div>
<div style="position:absolute;top:240px"><div data-testid="user-message"><p>${question(streaming)}</p></div></div>
<div style="position:absolute;top:360px"><div data-is-streaming="false" id="second"><div class="font-tiny-response"><div class="thinking-summary"><p>A secret thought.</p></div><div class="standard-markdown" id="answer"></div></div></div></div></div></div><script>scroller.addEventListener('scroll', () => { if (scroller.scrollTop > 300) first.remove() })</script>`,
      `const end = document.createElement('p'); end.innerHTML = ${JSON.stringify(`Read <a href="${cited('streaming')}">the history of the library</a> for more.`)}; answer.append(end)`,
    ),
  }
}

function page(story: ChatStory, body: string, atEnd: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A chat</title>
<style>body{font:16px sans-serif;max-width:44rem}.sr-only{position:absolute;width:1px;height:1px;overflow:hidden}</style></head><body>
<nav><a href="/other">The ${story.subject} in 1800</a></nav>${body}
<form><div contenteditable="true">Ask about the ${story.subject}</div></form>
<script>
window.startAnswer = () => {
  const answer = window.findAnswer ? window.findAnswer() : document.getElementById('answer')
  const flag = document.getElementById('second')
  flag?.setAttribute('data-is-streaming', 'true')
  const words = ${JSON.stringify(story.answer.map((text) => text.split(' ')))}
  let [paragraph, at] = [0, 0]
  let shown = null
  const next = () => {
    if (paragraph === words.length) {
      ${atEnd}
      flag?.setAttribute('data-is-streaming', 'false')
      window.isWritten = true
      return
    }
    if (at === 0) answer.append((shown = document.createElement('p')))
    shown.textContent += (at === 0 ? '' : ' ') + words[paragraph][at]
    const live = document.getElementById('live')
    if (live) live.textContent = answer.textContent
    at += 1
    if (at === words[paragraph].length) [paragraph, at] = [paragraph + 1, 0]
    setTimeout(next, 40)
  }
  next()
}
</script></body></html>`
}

/** The page that an answer cites. */
export const sourcePage = ({ subject, source }: ChatStory): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head><body><main><article><h1>${subject}</h1>${source}</article></main></body></html>`

/** A plain page with the words of the answers. */
export const plainPage = (story: ChatStory): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A chat</title></head><body><main><article>${[firstAnswer(story), ...story.answer].map((text) => `<p>${text}</p>`).join('')}</article></main></body></html>`
