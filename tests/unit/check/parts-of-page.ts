import { checkTogether, mergedOnPart, type DossierEngine } from '@/lib/check/check-together'
import { countedStateOf } from '@/lib/details/state'
import type { Dossier } from '@/lib/dossier/format/schema'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { readText, readTypedText, writeBlocks } from '@/lib/dossier/readers/read-text'
import { extractArticle } from '@/lib/extract/extract-article'
import { mapText } from '@/lib/extract/page-map'
import { readSelection } from '@/lib/page/selection/read-selection'
import type { Finding } from '@/lib/schema/finding'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { spansOverlap } from '@/lib/text/spans'
import { textChecker } from '@/tools/cli/check-article'
import { engineOf } from '@/tools/shared/engine-of'

/** A part of a page with its state in each way to have it checked. */
interface PartOfPage {
  words: string
  /** Name of the element: "p" for a sentence of a paragraph. */
  of: string
  /** On the page itself. */
  page: string
  /** In the command `check`, which reads along. */
  check: string
  rightClick: string
  /** Pasted into "Check a text". */
  inCheck: string
  /** In the command `check --asked`. */
  onLine: string
}

/**
 * Shows a page in the document, and returns the sentences of its paragraphs, its headings, rows, cells and items.
 *
 * @param isTaken whether a part is asked about, by its number
 */
export function partsOfPage(
  html: string,
  dossier: Dossier,
  isTaken: (at: number) => boolean = () => true,
): PartOfPage[] {
  const engines: DossierEngine[] = [{ dossier: null, engine: engineOf(dossier) }]
  show(html)
  const page = mapText(runAtOnce(extractArticle(document)))
  const onPage = runAtOnce(checkTogether(engines, page)).findings
  const pasted = readTypedText(writeBlocks(htmlBlocks(html, 'article').blocks))
  const inCheck = runAtOnce(checkTogether(engines, pasted.article, 'asked')).findings
  const read = readHtml(html)
  const compared = [{ id: null, dossier }]
  const onLine = textChecker(compared, { asked: true })(read).found.findings
  const readAlong = textChecker(compared, {})(read).found.findings
  return selections().flatMap((asked, at) => {
    select(asked)
    const position = isTaken(at) ? readSelection(document)?.anchor?.position : null
    if (!position) return []
    const { start, end } = position
    const stateOn = (findings: readonly Finding[], text: string): string => {
      const words = page.text.slice(start, end).split('\n\n')
      const first = indexAfter(text, words, page.text.slice(0, start))
      return first === null ? 'missing' : stateIn(findings, first.start, first.end)
    }
    return {
      words: asked.words,
      of: asked.of,
      page: stateIn(onPage, start, end),
      check: stateOn(readAlong, read.text),
      rightClick: rightClick(engines, asked),
      inCheck: stateOn(inCheck, pasted.text),
      onLine: stateOn(onLine, read.text),
    }
  })
}

/** A part of a page with its state by right click, and with what it has when it is copied without the page. */
interface CopiedPart {
  copied: string
  rightClick: string
  inCheck: string
  onLine: string
}

/** Shows a page in the document, and returns the parts of it as they are copied: the cells of a row with tabs between. */
export function copiedParts(html: string, dossier: Dossier, isTaken: (at: number) => boolean): CopiedPart[] {
  const engines: DossierEngine[] = [{ dossier: null, engine: engineOf(dossier) }]
  const checkOnLine = textChecker([{ id: null, dossier }], { asked: true })
  show(html)
  return selections().flatMap((asked, at) => {
    if (asked.of === 'td' || !isTaken(at)) return []
    const cells = [...(asked.range.commonAncestorContainer as Element | Text).childNodes]
    const copied = asked.of === 'tr' ? cells.map((cell) => cell.textContent?.trim()).join('\t') : asked.words
    const { article } = readTypedText(copied)
    const inCheck = runAtOnce(checkTogether(engines, article, 'asked')).findings
    const onLine = checkOnLine(readText(copied)).found.findings
    return {
      copied,
      rightClick: rightClick(engines, asked),
      inCheck: stateIn(inCheck, 0, copied.length),
      onLine: stateIn(onLine, 0, copied.length),
    }
  })
}

function show(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement)
}

/** Whether all ways give a part one state; asking may find red where the page has none. */
export function isOneState({ page, check, rightClick, inCheck, onLine }: PartOfPage): boolean {
  const isKept = page === 'uncovered' || rightClick === page || rightClick === 'contradicted'
  return page === check && rightClick === inCheck && inCheck === onLine && isKept
}

const PARTS = [
  ...['h1', 'h2', 'td', 'li'].flatMap((of) => Array.from({ length: 20 }, (_, at) => ({ of, at }))),
  ...Array.from({ length: 8 }, (_, at) => ({ of: 'tr', at })),
]

interface Asked {
  words: string
  of: string
  range: Range
}

/** The sentences of the paragraphs, and the headings, rows, cells and items. */
function selections(): Asked[] {
  const sentences = [...document.querySelectorAll('p')].flatMap((paragraph) => {
    const node = paragraph.firstChild
    if (!(node instanceof Text)) return []
    return [...node.data.matchAll(/[^.?!]+[.?!](?=\s|$)/g)].map(({ index: at, 0: found }) => {
      const range = document.createRange()
      range.setStart(node, at + found.length - found.trimStart().length)
      range.setEnd(node, at + found.length)
      return { words: found.trim(), of: 'p', range }
    })
  })
  const elements = PARTS.flatMap(({ of, at }) => document.querySelectorAll(of)[at] ?? []).map((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return { words: element.textContent, of: element.localName, range }
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

function select({ range }: Asked): void {
  getSelection()!.removeAllRanges()
  getSelection()!.addRange(range)
}

function rightClick(engines: readonly DossierEngine[], asked: Asked): string {
  select(asked)
  const { text, before, after, blocks = [] } = readSelection(document)!
  const place = { start: before.length, end: before.length + text.length }
  const { findings } = runAtOnce(checkTogether(engines, { text: before + text + after, blocks }, 'asked', place))
  return stateIn(findings, place.start, place.end)
}

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
