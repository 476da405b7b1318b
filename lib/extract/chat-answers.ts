import { noteLimits } from '@/lib/schema/limits'
import type { AnswerPart, CitedPage } from '@/lib/schema/page-state'
import { hasSentence, type ChatAnswer, type ChatReader } from './chat-signs'
import { collapseSpaces } from '@/lib/text/fold-words'
import { isDocument, renderedChildren, type DocumentRoot } from './document-roots'
import type { MappedBlock } from './page-map'
import { textAfter } from './placement'

/**
 * Turns of a chat by structure, without names of sites: attributes and elements by which pages of several assistants
 * say whose turn it is. A page is a chat if it has both kinds of one row, and if they hold the text that visitors see.
 */
const TURNS: readonly { question: string; answer: string }[] = [
  { question: '[data-message-author-role="user"]', answer: '[data-message-author-role="assistant"]' },
  {
    question: '[data-testid="user-message"]',
    answer: '[data-testid="assistant-message"], [data-is-streaming], [class*="-response"]:not(button)',
  },
  { question: 'user-query', answer: 'model-response' },
  { question: '[class*="items-end"] .message-bubble', answer: '[class*="items-start"] .message-bubble' },
  {
    question: ':is([data-role="user"], [data-author="user"])',
    answer: ':is([data-role="assistant"], [data-author="assistant"])',
  },
]

const ANY_TURN = TURNS.map(({ question, answer }) => `${question}, ${answer}`).join()
const THOUGHTS = 'details, model-thoughts, [class*="thought" i], [class*="thinking" i], [class*="reasoning" i]'
const CODE = 'pre, code-block, [class*="code-block" i], [class*="codeblock" i], .cm-editor'
const CHIPS = '[data-testid*="citation" i], [class*="citation" i], [class*="source-chip" i], source-footnote'
const TOOLS = 'button, [role="toolbar"], message-actions, .sr-only, [class*="visually-hidden" i]'

/** Ms without a change after which the last answer is read. */
export const SETTLE_MS = 1500
/** Ms after which an answer is read that is still busy or changes. */
export const LONGEST_WAIT_MS = 10_000

/** Least share of the visible text that is in the turns of a chat; of all but the questions, and of all, in what is read. */
const LEAST_IN_TURNS = 0.9
const LEAST_READ = 0.9
const LEAST_IN_ANSWERS = 0.5

/**
 * Creates a reader of chat pages, which has seen each answer grow.
 *
 * @param now milliseconds of a clock; Infinity for a file, in which nothing grows
 */
export function createChatReader(now: () => number): ChatReader {
  const ids = new WeakMap<Element, number>()
  /** By answer; those of answers that were scrolled away are still needed. */
  const cited = new Map<number, CitedPage[]>()
  let last: { id: number; text: string; since: number } | null = null
  /** When an answer was first waited for; a page may put another one in its place all the time. */
  let waitingSince: number | null = null

  /** Returns whether the last answer has settled, and whether it is read. */
  const stateOf = (id: number, elements: readonly Element[]): Pick<ChatAnswer, 'isSettled' | 'isRead'> => {
    const time = now()
    if (time === Infinity) return { isSettled: true, isRead: true }
    const text = elements.map(textOf).join('\n')
    if (last?.id !== id || last.text !== text) last = { id, text, since: time }
    const isLate = waitingSince !== null && time - waitingSince >= LONGEST_WAIT_MS
    const isBusy = elements.some((element) => element.closest(BUSY) !== null || element.querySelector(BUSY) !== null)
    const isSettled = (isLate || !isBusy) && time - last.since >= SETTLE_MS
    waitingSince = isSettled && !isBusy ? null : (waitingSince ?? time)
    return { isSettled, isRead: isSettled || isLate }
  }
  return {
    read(roots, article) {
      const turns = turnsOf(roots)
      if (!turns) return null
      const { seen, inTurns, inQuestions, read, all } = visibleIn(turns, article)
      if (inTurns < LEAST_IN_TURNS * all) return null
      const groups: Element[][] = []
      let isOpen = false
      for (const { element, isAnswer } of turns) {
        if (isAnswer && !seen.has(element)) continue
        if (isAnswer && isOpen) groups.at(-1)?.push(element)
        else if (isAnswer) groups.push([element])
        isOpen = isAnswer
      }
      const texts = new Set<string>()
      const answers = groups.flatMap((elements, at): ChatAnswer[] => {
        const [first] = elements
        if (!first) return []
        const id = ids.get(first) ?? cited.size
        ids.set(first, id)
        cited.set(id, linksIn(elements))
        // A page may have an answer twice, as in a panel beside the chat.
        const text = elements.map(textOf).join('\n').trim()
        if (text !== '' && texts.has(text)) return []
        texts.add(text)
        const isLast = at === groups.length - 1
        return [{ elements, id, ...(isLast ? stateOf(id, elements) : { isSettled: true, isRead: true }) }]
      })
      const isWaiting = answers.some(({ isRead }) => !isRead)
      const isChat = read >= LEAST_READ * (all - inQuestions) && read >= LEAST_IN_ANSWERS * all
      return isWaiting || isChat ? answers : null
    },
    isTurn: (element) => element.matches(ANY_TURN),
    isBeside,
    isSourceMark(element) {
      const words = collapseSpaces(element.textContent).replace(/ ?\+\d+$/, '')
      if (words === '' || /^[[(]\d{1,3}[\])]$/.test(words)) return true
      if (/^\d{1,3}$/.test(words)) return (element.closest('sup') ?? element.querySelector('sup')) !== null
      const after = textAfter(element).trim()
      if (/\d/.test(words) || /^[\p{L}\d]/u.test(after)) return false
      const link = element.querySelector('a') ?? element
      return isChip(link) || (after === '' && /^\p{Lu}/u.test(words) && link.matches('a[href^="http"]'))
    },
    partsOf(blocks) {
      const parts: (AnswerPart & { id: number })[] = []
      for (const { start, end, answer: id } of blocks) {
        const open = parts.at(-1)
        if (id === undefined) continue
        if (open?.id === id) open.end = end
        else parts.push({ id, start, end, cites: cited.get(id) ?? [] })
      }
      return parts.map(({ id: _, ...part }) => part)
    },
  }
}

/** Returns the text of a node with that of the shadow roots in it. */
const textOf = (node: Node): string =>
  node.nodeType === 1 ? Array.from(renderedChildren(node as Element), textOf).join('') : (node.nodeValue ?? '')

const BUSY = '[aria-busy="true"], [data-is-streaming="true"]'

interface Turn {
  element: Element
  isAnswer: boolean
}

/** Counts the letters of an article, those in turns, in questions and read as answers, and finds the turns that hold some. */
function visibleIn(turns: readonly Turn[], article: readonly MappedBlock[]) {
  const answers = new Map(turns.map(({ element, isAnswer }) => [element, isAnswer]))
  const seen = new Set<Element>()
  const places = new Map<Element | null, Place>()
  let inTurns = 0
  let inQuestions = 0
  let read = 0
  let all = 0
  for (const { element, start, end } of article) {
    all += end - start
    const place = placeIn(places, answers, element)
    if (!place.turn) continue
    seen.add(place.turn)
    inTurns += end - start
    if (!answers.get(place.turn)) inQuestions += end - start
    else if (!place.isBeside) read += end - start
  }
  return { seen, inTurns, inQuestions, read, all }
}

interface Place {
  turn: Element | null
  isBeside: boolean
}

/** Returns the turn around an element, and whether the element is beside its text; adds the places of all between. */
function placeIn(places: Map<Element | null, Place>, turns: ReadonlyMap<Element, boolean>, element: Element): Place {
  const path: Element[] = []
  let around: Element | null = element
  while (around && !places.has(around) && !turns.has(around)) {
    path.push(around)
    around = around.parentElement ?? hostOf(around)
  }
  let place = places.get(around) ?? { turn: around, isBeside: false }
  for (const inner of path.reverse()) {
    if (place.turn && !place.isBeside && isBeside(inner)) place = { turn: place.turn, isBeside: true }
    places.set(inner, place)
  }
  return place
}

/** Whether an element in an answer is no text of it: thoughts, code, and chips and buttons without a sentence. */
const isBeside = (element: Element): boolean =>
  element.matches(`${THOUGHTS}, ${CODE}`) ||
  ((element.matches(`${CHIPS}, ${TOOLS}`) || isChip(element)) && !hasSentence(element))

/** Returns the turns in the order of the page; null without a question or an answer. */
function turnsOf(roots: readonly DocumentRoot[]): Turn[] | null {
  for (const { question, answer } of TURNS) {
    const find = (selector: string): Element[] => roots.flatMap((root) => [...root.querySelectorAll(selector)])
    const questions = find(question)
    // An element around both kinds is the chat, and one within an answer is a part of it.
    const answers = find(answer).filter(
      (element) => !questions.some((question) => element.contains(question) || question.contains(element)),
    )
    const outer = answers.filter((element) => !answers.some((other) => other !== element && other.contains(element)))
    const turns = [questions, outer].flatMap((all, at) => all.map((element): Turn => ({ element, isAnswer: at === 1 })))
    if (questions.length > 0 && outer.length > 0) return turns.sort((a, b) => (isBefore(a.element, b.element) ? -1 : 1))
  }
  return null
}

/** Whether an element is before another one on the page, also where they are in different shadow roots. */
function isBefore(element: Element, other: Element): boolean {
  const a = hostsOf(element)
  const b = hostsOf(other)
  const at = a.findIndex((host, i) => host !== b[i])
  const mine = a[at]
  const theirs = b[at]
  return !!mine && !!theirs && (mine.compareDocumentPosition(theirs) & FOLLOWING) !== 0
}

/** `Node.DOCUMENT_POSITION_FOLLOWING`, which the global object of scripts in pages may lack. */
const FOLLOWING = 4

/** Returns an element with the hosts of the shadow roots around it, the outermost first. */
function hostsOf(element: Element): Element[] {
  const host = hostOf(element)
  return host ? [...hostsOf(host), element] : [element]
}

/** Returns the element whose shadow root or frame an element is in. */
function hostOf(element: Element): Element | null {
  const root = element.getRootNode()
  return (isDocument(root) ? root.defaultView?.frameElement : (root as Partial<ShadowRoot>).host) ?? null
}

function linksIn(elements: readonly Element[]): CitedPage[] {
  const found = new Map<string, CitedPage>()
  for (const link of elements.flatMap((element) => [...linksWithin(element)])) {
    const { href } = link
    const { hostname = '' } = link.ownerDocument.defaultView?.location ?? {}
    if (
      !/^https?:/.test(href) ||
      href.length > noteLimits.address ||
      new URL(href).hostname === hostname ||
      found.size >= MOST_CITED
    )
      continue
    const [address = href] = href.split('#')
    const words = firstWords(link)
    if (!found.get(address)?.name) found.set(address, { url: href, name: /\p{L}{2}/u.test(words) ? words : '' })
  }
  return [...found.values()]
}

const MOST_CITED = 100

/** Yields the links of an answer in its shadow roots too, but not those of its thoughts and code. */
function* linksWithin(element: Element): Generator<HTMLAnchorElement> {
  if (element.matches(`${THOUGHTS}, ${CODE}`)) return
  if (element.matches('a[href]')) yield element as HTMLAnchorElement
  else for (const child of renderedChildren(element)) if (child.nodeType === 1) yield* linksWithin(child as Element)
}

/** Returns the first text in a link: a chip has the number of further sources behind it. */
function firstWords(within: Node): string {
  for (const node of within.childNodes) {
    const words = (node.nodeType === 3 ? (node.textContent ?? '') : firstWords(node)).replace(/\s+/g, ' ').trim()
    if (words !== '') return words.slice(0, LONGEST_NAME)
  }
  return ''
}

const LONGEST_NAME = 200

/** Whether an element is a link that shows only a number or the name of its site: a mark of a source, not a word. */
function isChip(element: Element): boolean {
  if (!element.matches('a[href^="http"]')) return false
  const words = element.textContent.trim().toLowerCase()
  if (/^[\s[(]*\d{0,3}[\s\])]*$/.test(words)) return true
  const host = new URL((element as HTMLAnchorElement).href).hostname.replace(/^www\./, '')
  return words === host || words === host.split('.')[0]
}
