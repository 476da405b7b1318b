import { expect, test } from 'vitest'
import { storedText } from './stored-text'
import { launchExtension } from './extension'
import { serveSite } from './site'
import { claimlight, site, startExtension } from './start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// What a page that becomes evidence has beside what people see, in the built extension.
const says = (kilos: number) => `The Aster Mill has a wheel that weighs ${kilos} kg in all.`
const page = (more: string, css = '') =>
  `<!doctype html><html lang="en"><head><title>Aster Mill</title><style>body { background: #fff } ${css}</style></head><body><article><h1>Aster Mill</h1>
<p>The Aster Mill is a mill near Tarn in the north of the country, which many people visit every year.</p><p>The Aster Mill was built in 1874 by the town of Tarn.</p>
${more}<p>Visitors are welcome on most days of the week, and the bakery is open in summer all day long.</p></article><script>
document.querySelector('x-mill')?.attachShadow({ mode: 'closed' })</script></body></html>`

const UNSEEN: readonly ((words: string) => string)[] = [
  (words) => `<p hidden>${words}</p>`,
  (words) => `<p popover>${words}</p>`,
  (words) => `<p class="a">${words}</p>`,
  (words) => `<p class="b">${words}</p>`,
  (words) => `<p class="c">${words}</p>`,
  (words) => `<p>We saw <span class="mwe-math-element" aria-label="${words}"></span> there.</p>`,
  (words) =>
    `<p>We saw <span class="katex"><math style="display: none"><mtext>${words}</mtext><msup><mi>x</mi><mn>2</mn></msup></math></span> there.</p>`,
  (words) =>
    `<p>It has <span class="MathJax_SVG" aria-label="${words}"><svg width="40" height="20"></svg></span> there.</p>`,
  (words) => `<p>We saw <math><mtext mathcolor="white">${words}</mtext></math> there.</p>`,
  (words) => `<p>${words.replace(/\d{4}/, '<img src="/x.gif" width="40" height="16" alt="$&">')}</p>`,
  (words) => `<x-mill><p>${words}</p></x-mill>`,
  (words) => `<div style="transform: scale(0)"><p>${words}</p></div>`,
  (words) => `<p style="margin-left: -5000px; width: 300px">${words}</p>`,
  (words) =>
    `<div style="position: relative; background: #fff"><p style="position: relative; z-index: -1">${words}</p></div>`,
  (words) => `<p>${words.replace(/\d{4}/, '\u202e$&\u202c')}</p>`,
]
const CSS =
  ':root { --hide: none } .a { display: var(--hide) } article { & .b { display: none } } :is(.c) { opacity: 0 }'
const hiddenWays = UNSEEN.map((way, at) => way(says(7000 + at))).join('\n')
const chat = `<div hidden><i data-role="user">x</i><p data-role="assistant">${says(8001)}</p></div>`

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', {
    '/mill.html': page(hiddenWays + `<p>${says(1937)}</p>`, CSS),
    '/again.html': page(`${chat}<p>The bakery of the Aster Mill sells 340 loaves a day.</p>`),
  })
  const claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(60_000)
  return { claimlight, site }
})

test('a page becomes evidence without what nobody sees on it, also where it is called a chat', async () => {
  const stored: string[] = []
  for (const path of ['/mill.html', '/again.html']) {
    const shown = await claimlight.open(site.url + path)
    // Of a known subject, the page is read before it becomes evidence.
    if (stored.length > 0) await claimlight.waitForStatus(shown, 'done')
    const panel = await claimlight.openPanel(shown)
    await panel.getByRole('button', { name: t('evidence.usePage') }).click()
    await panel.getByText(patternOf('adding.added')).waitFor()
    stored.push(await storedText(panel, ['local', 'session']))
    await panel.close()
  }
  const [first = '', second = ''] = stored
  expect(first).toContain('1937 kg')
  expect(UNSEEN.filter((_, at) => first.includes(`${7000 + at} kg`)).map((way) => way('…'))).toEqual([])
  expect(second).toContain('340 loaves')
  expect(second).not.toContain('8001 kg')
})
