// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import { isEnglish, isForeign } from '@/lib/extract/language'
import { mayMention, mentionsName } from '@/lib/text/mentions'
import { pageMetadata } from '@/lib/extract/page-metadata'

describe('a mention of the subject', () => {
  const names = ['Ada Lovelace', 'Lovelace', 'AL']
  test.each(['By Ada Lovelace.', 'LOVELACE’s notes', 'Ada\n  Lovelace', 'Lovelace–Byron'])('is found in %j', (text) =>
    expect(mentionsName(text, names)).toBe(true),
  )
  test.each(['Lovelaces', 'Nothing', 'AL gore', ''])('is not found in %j', (text) =>
    expect(mentionsName(text, names)).toBe(false),
  )
  test.each(['l’œuvre d’Ada Lovelace', 'Ada Lovelaces Notizen', 'la obra de Ada Lovelace', '¿Ada Lovelace?'])(
    'is found in the forms of other languages: %j',
    (text) => {
      expect(mentionsName(text, names)).toBe(true)
      expect(mayMention(text, names)).toBe(true)
    },
  )
  test('is possible where words are joined', () => {
    expect(mentionsName('TitleLovelace wrote', names)).toBe(false)
    expect(mayMention('TitleLovelace wrote', names)).toBe(true)
  })
  test('is found without a space after a name where the script uses none', () => {
    expect(mentionsName('彼はLovelaceの友人だ。', names)).toBe(true)
    expect(mentionsName('러브레이스(Lovelace)는', names)).toBe(true)
  })
  test('is not found without names', () => expect(mayMention('anything', [])).toBe(false))
  test('is found for a name with special characters', () =>
    expect(mentionsName('about C++ (lang)', ['C++ (lang)'])).toBe(true))
})

describe('English', () => {
  const english =
    'The house was built by his father, and it had been the home of the family for years that followed. '.repeat(3)
  const dutch =
    'Het huis werd gebouwd door zijn vader en het was jarenlang het thuis van de familie in die stad. '.repeat(3)
  test('is detected by its words, whatever the page declares', () => {
    expect(isEnglish(english, 'fr')).toBe(true)
    expect(isEnglish(dutch, 'en')).toBe(false)
    expect(isEnglish(dutch, null)).toBe(false)
  })
  test('is detected where names, addresses and code are most of its words', () => {
    const list =
      '- Dunfield, Oskar Lindqvist, [Ferry Line](https://ferry.example/en/about/people) [1](https://x.example/a-b-c)\n'
    expect(isEnglish(`${list.repeat(8)}She left the firm in March.\n`, null)).toBe(true)
    expect(isEnglish(`${list.repeat(8)}${dutch}`, null)).toBe(false)
  })
  test('is assumed for a short text that declares it, or nothing', () => {
    expect(isEnglish('Short.', 'en-GB')).toBe(true)
    expect(isEnglish('Short.', null)).toBe(true)
    expect(isEnglish('Kurz.', 'de')).toBe(false)
  })
  test('is not detected in another script', () => {
    expect(isEnglish('彼は海辺の小さな家に住んでいた。友人はLovelaceという。', null)).toBe(false)
    expect(isEnglish('Она жила у моря, и её звали Ada.', 'en')).toBe(false)
  })
})

describe('a paragraph', () => {
  test.each([
    ['by its words', 'Sie ist im Juni zu der Firma gegangen und hat sich nicht mehr gemeldet.', null],
    ['by its declared language', 'Karpathy a rejoint Tesla.', 'fr'],
    ['by its script', 'Она жила у моря в доме.', null],
  ])('is recognised as another language %s', (_how, text, lang) => expect(isForeign(text, lang)).toBe(true))
  test.each([
    ['English with a wrong declaration', 'He was the director of the lab for some years.', 'fr'],
    ['too short', 'Eureka Labs, Oslo', null],
    ['a list of names', 'Ada Lovelace, Charles Babbage, Mary Somerville, Annabella Milbanke, John Murray', null],
    [
      'English with few function words',
      'Karpathy joined Tesla, left OpenAI, founded Eureka Labs, released nanochat.',
      null,
    ],
  ])('is not recognised as another language when it is %s', (_what, text, lang) =>
    expect(isForeign(text, lang)).toBe(false),
  )
})

describe('the metadata of a page', () => {
  function facts(head: string, body = '', stale: string | null = null): ReturnType<typeof pageMetadata> {
    document.head.innerHTML = head // eslint-disable-line no-restricted-syntax -- a fixture, written here
    document.body.innerHTML = body // eslint-disable-line no-restricted-syntax -- a fixture, written here
    return pageMetadata(document, stale)
  }
  const { origin } = location

  test('has the canonical address', () => {
    expect(facts('<link rel="canonical" href="/story#top">').canonical).toBe(`${origin}/story#top`)
    expect(facts('').canonical).toBeNull()
  })
  test('omits a canonical link left over from the previous page', () => {
    expect(facts('<link rel="canonical" href="/old">', '', `${origin}/old`).canonical).toBeNull()
  })
  test.each([
    ['<meta property="article:published_time" content="2024-07-16T10:00:00Z">', '2024-07-16'],
    ['<meta name="date" content="2024/07/16">', '2024-07-16'],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished": "2023-02-08T00:00"}</script>',
      '2023-02-08',
    ],
    ['<meta name="date" content="yesterday">', null],
    ['', null],
  ])('has the date in %j', (head, date) => expect(facts(head).date).toBe(date))
  test('has the title from the only h1, else from the head', () => {
    expect(facts('<title>T | Site</title>', '<h1> The\n story </h1>').title).toBe('The story')
    expect(facts('<title>T | Site</title>', '<h1>A</h1><h1>B</h1>').title).toBe('T | Site')
  })
  const og = (name: string, content: string): string => `<meta property="og:${name}" content="${content}">`
  const ld = '<script type="application/ld+json">{"@type":"Article","headline":"The \\"long\\" story"}</script>'
  test.each([
    ['of the site’s name', og('site_name', 'The Desk') + og('title', 'A story'), '<h1>the desk</h1>', 'A story'],
    ['that links to the home page', og('title', 'A story'), '<h1><a href="/">The Desk</a></h1>', 'A story'],
    ['in a link to the home page', og('title', 'A story'), '<a href="/en/"><h1>The Desk</h1></a>', 'A story'],
    ['in the site’s header', og('title', 'A story'), '<header><h1>The Desk</h1></header><main></main>', 'A story'],
    ['in a banner', og('title', 'A story'), '<div role="banner"><h1>The Desk</h1></div>', 'A story'],
    ['in a menu', og('title', 'A story'), '<nav><h1>The Desk</h1></nav>', 'A story'],
    ['that the title lacks', `<title>A story – Desk</title>${og('title', 'A story')}`, '<h1>Opinion</h1>', 'A story'],
    ['with a title for messages', '<meta name="twitter:title" content="A story">', '<a href="/"><h1>D</h1></a>', 'A story'],
    ['with a headline in data', ld, '<a href="/"><h1>The Desk</h1></a>', 'The "long" story'],
    ['with its name in the title', '<title>A story – part 2 | The Desk</title>', '<a href="/"><h1>The Desk</h1></a>', 'A story – part 2'],
    ['with its name before the title', '<title>The Desk: A story</title>', '<a href="/"><h1>The Desk</h1></a>', 'A story'],
    ['with its name at the start', '<title>The Desk - A story</title>', '<a href="/"><h1>The Desk</h1></a>', 'A story'],
    ['and nothing else', '<title>The Desk</title>', '<a href="/"><h1>The Desk</h1></a>', 'The Desk'],
    ['above a lower heading that the title has', '<title>A long story | Desk | Post</title>', '<h1>Desk</h1><h2>A long story</h2>', 'A long story | Desk | Post'],
  ])('has no title from a logo as the only h1, %s', (_, head, body, title) => {
    history.replaceState(null, '', '/story')
    expect(facts(head, body).title).toBe(title)
    history.replaceState(null, '', '/')
  }) // prettier-ignore
  test.each([
    ['in the article’s header', '<title>Best of 2024</title>', '<article><header><h1>A story</h1></header></article>'],
    ['in the page’s header', `<title>A story | Desk</title>${og('title', 'A story')}`, '<header><h1>A story</h1></header>'],
    ['with a link to itself', '<title>A story</title>', '<h1><a href="/story">A story</a></h1>'],
    ['beside a longer one for links', `<title>A story | Desk</title>${og('title', 'Read a story')}`, '<h1>A story</h1>'],
  ])('has the title of an h1 %s', (_, head, body) => expect(facts(head, body).title).toBe('A story')) // prettier-ignore
  test('reads a long page below many headings once', () => {
    const page = 'some news of it '.repeat(5000)
    const lower = vi.spyOn(String.prototype, 'toLowerCase')
    facts('<title>News of the day</title>', `<h1>A story</h1>${'<h2><div>'.repeat(100)}${page}`)
    const read = lower.mock.contexts.reduce((sum: number, text) => sum + String(text).length, 0)
    lower.mockRestore()
    expect(read).toBeLessThan(page.length + 100)
  })
  test('has the site of its logo', () => {
    history.replaceState(null, '', '/story')
    expect(facts(og('title', 'A story'), '<a href="/"><h1>The Desk</h1></a>').site).toBe('The Desk')
    expect(facts('<title>A story</title>', '<h1>A story</h1>').site).toBe('localhost')
    history.replaceState(null, '', '/')
  })
})
