import { expect, test } from 'vitest'
import { launchExtension } from './extension'
import { untilHighlights } from './highlights'
import { serveSite } from './site'
import { claimlight, site, startSite } from './start-site'

// Texts whose order or words depend on the layout. Each page has one wrong date in a sentence that must stay whole.
const WRONG = 'Karpathy left Tesla in March 2019.'
const hidden = 'position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0)'
const line = (left: number, top: number, text: string) =>
  `<span style="position: absolute; left: ${left}px; top: ${top}px">${text}</span><br>`
const more = '<p>The portrait goes on for a while with more words about his career and its many turns.</p>'.repeat(8)

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
  'struck words': '<p>Karpathy left Tesla in <span style="text-decoration: line-through">July</span> March 2019.</p>',
  'an open dialog': `<dialog open><p>${WRONG}</p>${more}</dialog>`,
}

startSite(async () => {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><title>A portrait</title><main><h1>Andrej Karpathy</h1><p>Andrej Karpathy is a teacher.</p>${body.startsWith('<dialog') ? `</main>${body}` : `${body}</main>`}`
  const paths = Object.values(PAGES).map((body, i): [string, string] => [`/${i}.html`, page(body)])
  const site = await serveSite('tests/browser/fixtures', Object.fromEntries(paths))
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

test.each(Object.keys(PAGES).map((name, i) => [name, i] as const))('a sentence with %s is read whole', async (_, i) => {
  const page = await claimlight.open(`${site.url}/${i}.html`)
  const { findings } = await claimlight.waitForStatus(page, 'done')
  expect(findings.filter(({ verdict }) => verdict === 'contradicted').map(({ quote }) => quote)).toEqual([WRONG])
  expect(findings.filter(({ quote }) => quote !== WRONG && /left|Tesla|March/.test(quote))).toEqual([])
  await untilHighlights(
    page,
    (marks) => (marks['claimlight-differs'] ?? []).join(' ').replaceAll(/\s+/g, ' ') === 'March 2019',
  )
  await page.close()
})
