// @vitest-environment jsdom
import { beforeAll, expect, test } from 'vitest'
import { checkTogether, mergedOnPart, type DossierEngine } from '@/lib/check/check-together'
import { countedStateOf } from '@/lib/details/state'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { writeBlocks, readTypedText } from '@/lib/dossier/readers/read-text'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { extractArticle } from '@/lib/extract/extract-article'
import { mapText } from '@/lib/extract/page-map'
import { createEngine } from '@/lib/engine'
import { readSelection } from '@/lib/page/selection/read-selection'
import type { Article, Finding } from '@/lib/schema/finding'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { spansOverlap } from '@/lib/text/spans'
import { textChecker } from '@/tools/cli/check-article'
import { isFullRun } from '../../lanes'
import { incomingDossier } from '../dossiers/fixtures'

const CLAIMS = [
  'Tarrow Bridge is a steel arch bridge over the River Fenn in the town of Oldmere.',
  'The engineer Clara Whitcombe designed Tarrow Bridge in 1927.',
  'Work on the foundations of Tarrow Bridge began on 12 March 1929.',
  'Tarrow Bridge was opened on 4 June 1932 by the mayor, Henry Dale.',
  'Tarrow Bridge cost 310,000 pounds.',
  'Tarrow Bridge has a main span of 148 metres.',
  'About 600 workers built Tarrow Bridge, and nine of them died.',
  'A flood damaged the eastern pier of Tarrow Bridge on 18 January 1953.',
  'The trams were taken off Tarrow Bridge on 30 September 1961.',
  'A toll of two pence was charged on Tarrow Bridge until 1947.',
  'Tarrow Bridge was listed as a monument on 7 May 1988.',
  'Tarrow Bridge was repainted in dark green in 2004, which took 40,000 litres of paint.',
  'Some 21,000 vehicles cross Tarrow Bridge each day.',
  'Clara Whitcombe was born in Leeds on 9 August 1889.',
  'Clara Whitcombe died in Oldmere on 2 February 1971.',
  'Clara Whitcombe won the Telford Medal in 1934.',
]
const PAGE = `<article><h1>Tarrow Bridge</h1>
<p>Tarrow Bridge is a steel arch bridge over the River Fenn. It was designed by the engineer Clara Whitcombe in 1927. Work on the foundations of the bridge began in March 1929. Tarrow Bridge was opened on 4 June 1934. The mayor who opened it was Henry Dale. The bridge cost 310,000 pounds. It was opened in 1936.</p>
<h2>Clara Whitcombe</h2>
<p>Clara Whitcombe was born in Leeds in 1889. She died in Oldmere on 2 February 1975. Clara Whitcombe won the Telford Medal in 1934. She liked long walks on the moor. Whitcombe was born in Bradford.</p>
<h2>Opened in 1932</h2>
<p>About 900 workers built Tarrow Bridge. Nine of them died. A flood damaged the eastern pier of the bridge in January 1953. A flood damaged the western pier in 1953. Nobody knows why the lamps were green. The trams were taken off Tarrow Bridge in 1961.</p>
<h2>Figures of Tarrow Bridge</h2>
<table><tr><th>Part</th><th>Figure</th></tr><tr><td>Main span</td><td>148 metres</td></tr><tr><td>Cost</td><td>310,000 pounds</td></tr><tr><td>Workers</td><td>900</td></tr><tr><td>Vehicles each day</td><td>21,000</td></tr></table>
<table><tr><th>Bridge</th><th>Opened</th><th>Main span</th></tr><tr><td>Tarrow Bridge</td><td>4 July 1932</td><td>148 metres</td></tr><tr><td>Marle Bridge</td><td>1911</td><td>92 metres</td></tr></table>
<h2>Later years</h2>
<ul><li>Clara Whitcombe</li><li>Oldmere</li><li>A toll of two pence was charged until 1947.</li><li>Tarrow Bridge was listed as a monument in 1988.</li><li>Tarrow Bridge was listed as a monument in 1979.</li><li>It was repainted in dark green in 2004.</li><li>The paint weighed more than a tram.</li><li>River Fenn</li></ul>
<p>Some 31,000 vehicles cross Tarrow Bridge each day. The bridge took 40,000 litres of paint. A film was shot here. Was Tarrow Bridge opened in 1932? The bridge has a main span of 184 metres. Tarrow Bridge was opened by Henry Dale. The toll was charged until 1957. Clara Whitcombe died in 1971.</p></article>`

const PARTS = [
  ...['h1', 'h2', 'td', 'li'].flatMap((of) => Array.from({ length: 20 }, (_, at) => ({ of, at }))),
  ...Array.from({ length: 8 }, (_, at) => ({ of: 'tr', at })),
]

const { dossier, index } = incomingDossier({
  name: 'Tarrow Bridge',
  claims: CLAIMS.map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
})
let engines: DossierEngine[] = []
let page: Article
beforeAll(() => {
  engines = [{ dossier: null, engine: createEngine(dossier, index) }]
  const parsed = new DOMParser().parseFromString(PAGE, 'text/html')
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement)
  page = mapText(runAtOnce(extractArticle(document)))
})

interface Asked {
  words: string
  range: Range
}

/** The sentences of the paragraphs, and the headings, rows, cells and items. */
function selections(): Asked[] {
  const sentences = [...document.querySelectorAll('p')].flatMap((paragraph) => {
    const node = paragraph.firstChild!
    return [...paragraph.textContent.matchAll(/[^.?!]+[.?!]/g)].map(({ index: at, 0: found }) => {
      const range = document.createRange()
      range.setStart(node, at + found.length - found.trimStart().length)
      range.setEnd(node, at + found.length)
      return { words: found.trim(), range }
    })
  })
  const elements = PARTS.flatMap(({ of, at }) => document.querySelectorAll(of)[at] ?? []).map((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return { words: element.textContent, range }
  })
  return [...sentences, ...elements]
}

const stateIn = (findings: readonly Finding[], start: number, end: number): string => {
  const states = findings
    .filter((finding) => spansOverlap(finding, { start, end }))
    .flatMap((finding) => mergedOnPart(finding, start, end) ?? [])
    .map(countedStateOf)
  return states.length === 0 ? 'uncovered' : states.join(' ')
}

function rightClick({ range }: Asked): string {
  getSelection()!.removeAllRanges()
  getSelection()!.addRange(range)
  const { text, before, after, blocks = [] } = readSelection(document)!
  const place = { start: before.length, end: before.length + text.length }
  const { findings } = runAtOnce(checkTogether(engines, { text: before + text + after, blocks }, 'asked', place))
  return stateIn(findings, place.start, place.end)
}

test('each part of a page has one state by right click, in Check and on the command line, that of the page or red', () => {
  const onPage = runAtOnce(checkTogether(engines, page)).findings
  const pasted = readTypedText(writeBlocks(htmlBlocks(PAGE, 'article').blocks))
  const inCheck = runAtOnce(checkTogether(engines, pasted.article, 'asked')).findings
  const read = readHtml(PAGE)
  const compared = [{ id: null, dossier }]
  const onLine = textChecker(compared, { asked: true })(read).found.findings
  const readAlong = textChecker(compared, {})(read).found.findings
  const wrong: string[] = []
  const all = selections().filter((_, at) => isFullRun || at % 2 === 0)
  for (const asked of all) {
    getSelection()!.removeAllRanges()
    getSelection()!.addRange(asked.range)
    const { anchor } = readSelection(document)!
    const { start, end } = anchor!.position!
    const stateOn = (findings: readonly Finding[], text: string): string => {
      const words = page.text.slice(start, end).split('\n\n')
      const first = indexAfter(text, words, page.text.slice(0, start))
      return first === null ? 'missing' : stateIn(findings, first.start, first.end)
    }
    const states = {
      page: stateIn(onPage, start, end),
      check: stateOn(readAlong, read.text),
      rightClick: rightClick(asked),
      inCheck: stateOn(inCheck, pasted.text),
      onLine: stateOn(onLine, read.text),
    }
    const isSettled = states.page !== 'uncovered'
    const isOne =
      states.rightClick === states.inCheck && states.inCheck === states.onLine && states.page === states.check
    const isKept = !isSettled || states.rightClick === states.page || states.rightClick === 'contradicted'
    const isName = /^(?:Tarrow Bridge|Clara Whitcombe|Oldmere|River Fenn)$/.test(asked.words)
    const isGreen = /supported|part/.test(Object.values(states).join(' '))
    if (!isOne || !isKept || (isName && isGreen)) wrong.push(`${asked.words}: ${Object.values(states).join(' | ')}`)
  }
  expect(all.length).toBeGreaterThan(isFullRun ? 60 : 30)
  expect(wrong).toEqual([])
}, 120_000)

/** Returns the place of words in another form of the text, behind as many equal ones as they are in the page. */
function indexAfter(text: string, words: readonly string[], before: string): { start: number; end: number } | null {
  const [first = '', ...more] = words
  let start = -1
  for (let times = before.split(first).length; times > 0; times--) start = text.indexOf(first, start + 1)
  if (start < 0) return null
  const last = more.at(-1)
  const end = last === undefined ? start + first.length : text.indexOf(last, start) + last.length
  return { start, end }
}
