import type { BlockKind } from '@/lib/schema/finding'
import { isBrokenByHand, UNREAD_BEGINNING } from '@/lib/text/article-blocks'
import {
  isEditor,
  isPlacedBeside,
  isNamedAd,
  DIALOGS,
  EMBEDDED_ELEMENTS,
  isBoilerplate,
  isWithoutText,
  articleScopeOf,
  type ArticleScope,
} from './boilerplate-filter'
import { FRAMES, frameBody, isHiddenByRoot, renderedChildren, unslottedChildren, documentRoots } from './document-roots'
import {
  alphanumeric,
  isSpokenTwice,
  isFormula,
  isIcon,
  isIconName,
  isLetter,
  showsWords,
  wordsOfPicture,
  writeFormula,
} from './drawn-words'
import {
  drawsMarker,
  drawsWords,
  isDrawnOtherwise,
  mayCover,
  isBelowEdge,
  isPartlyShown,
  cutBelow,
  leavesHole,
  textsOfPicture,
} from './partly-shown'
import { hasSentence, loadedChatReader, mayBeChat, type ChatReader } from './chat-signs'
import { isTranslation } from './language'
import { dialogsBesideArticle, mainContent, titleOutsideArticle } from './main-content'
import {
  inSuperscript,
  isGluedDigits,
  isLineNumber,
  isNoteMark,
  isPartOfSentence,
  markNumbers,
  raisedReading,
} from './note-marks'
import { PageMapBuilder } from './page-map-builder'
import type { PageMap } from './page-map'
import { charactersOf, countCharacters } from './raw-text'
import {
  separateLine,
  hasGap,
  isBlankBox,
  isLetterBeside,
  isInline,
  isUnfinished,
  isOutOfFlow,
  placementOf,
  goesOnBehind,
  isWithinLine,
  textAfter,
} from './placement'
import { attributeOf, hasLetters, unclobbered, tagOf, trimmedText, parentIn } from './unclobbered'
import { isStruckOut, visibilityOf } from './visibility'

/**
 * Extracts the visible text of the article in reading order, without changing the page: headings, paragraphs, list
 * items, captions, cells and quotes; not navigation, comments, hidden text, scripts, inputs or editable areas. Of a chat
 * with an assistant, it is the answers that have settled.
 *
 * A generator, so that a long page can be read in slices: a step takes well under a millisecond, or is one pass over
 * the text of the page.
 *
 * @param onHidden called with each element whose text is skipped because it is not visible
 * @param chat reader of chat pages; in a browser, the script that the page agent had loaded
 */
export function* extractArticle(
  page: Document,
  onHidden: (element: Element) => void = () => undefined,
  chat = loadedChatReader(),
): Generator<undefined, PageMap, undefined> {
  const roots = documentRoots(page)
  yield
  const builder = new PageMapBuilder()
  // A shadow root or frame may hold more text than the document itself.
  const most = Math.max(0, ...roots.slice(1).map(charactersOf))
  const body = page.querySelector('body, frameset')
  if (chat && body && mayBeChat(roots)) {
    const shown = new PageMapBuilder()
    const run = articleRun(shown, articleScopeOf(body, most), onHidden)
    const inTurns = new WeakSet<Element>()
    const isLeftOut: ExtractionRun['isLeftOut'] = (element, style, view) => {
      const parent = parentIn(element)
      if (!(parent && inTurns.has(parent)) && !chat.isTurn(element)) return run.isLeftOut(element, style, view)
      inTurns.add(element)
      return isWithoutText(element)
    }
    yield* readBlock(body, 'paragraph', { ...run, isLeftOut })
    const answers = chat.read(roots, shown.done().blocks)
    for (const { elements, id, isSettled, isRead } of answers ?? []) {
      builder.answer = id
      for (const element of isRead ? elements : []) {
        const own = articleRun(builder, articleScopeOf(element), onHidden)
        const isLeftOut: ExtractionRun['isLeftOut'] = (part, style, view) =>
          own.isLeftOut(part, style, view) && (isWithoutText(part) || !hasSentence(part))
        yield* readBlock(element, 'paragraph', { ...own, isLeftOut, chat })
      }
      // The last sentence of an answer that still grows has no end.
      if (isRead && !isSettled && builder.reopen()) builder.hole()
    }
    if (answers) return { ...builder.done(), isGrowing: answers.some(({ isSettled }) => !isSettled) }
  }
  const root = mainContent(page, roots)
  yield
  if (root) {
    const scope = articleScopeOf(root, most)
    const title = titleOutsideArticle(page, root)
    if (title) yield* readBlock(title, 'heading', articleRun(builder, scope, onHidden))
    yield* readBlock(root, 'paragraph', articleRun(builder, scope, onHidden))
    for (const dialog of dialogsBesideArticle(page, root))
      yield* readBlock(dialog, 'paragraph', articleRun(builder, articleScopeOf(dialog), onHidden))
  }
  return builder.done()
}

/**
 * Extracts all visible text in reading order, also of menus, comments, dialogs and footers.
 *
 * @param parts elements in the order of the page, none inside another; by default the whole page
 * @param withNotes whether marks of notes are written, as "[3]", and each line ends a block, as in a list of sources
 */
export function* extractAllText(
  page: Document,
  parts: Iterable<Element> = [page.querySelector('body, frameset')].filter((body) => body !== null),
  withNotes = false,
): Generator<undefined, PageMap, undefined> {
  const builder = new PageMapBuilder()
  const isLeftOut = (element: Element): boolean => isWithoutText(element) || EMBEDDED_ELEMENTS.has(tagOf(element))
  const run = { builder, isLeftOut, onHidden: () => undefined, line: {}, withNotes }
  for (const part of parts) yield* readBlock(part, 'paragraph', { ...run, scope: articleScopeOf(part) })
  return builder.done()
}

/** Returns the values of a run over an article: what is beside it, and what is not shown as text, is left out. */
function articleRun(builder: PageMapBuilder, scope: ArticleScope, onHidden: ExtractionRun['onHidden']): ExtractionRun {
  // Behind an open dialog, screen readers are kept from the article, which people see.
  const isSpoken = (element: Element): boolean =>
    attributeOf(element, 'aria-hidden') !== 'true' || countCharacters(element) > scope.total * MOST_OF_PAGE
  const isLeftOut: ExtractionRun['isLeftOut'] = (element, style, view) =>
    isBoilerplate(element, scope, builder.written) ||
    !(isSpoken(element) || isSpokenTwice(element, view)) ||
    isPlacedBeside(element, style, scope)
  return { builder, scope, isLeftOut, onHidden, line: {} }
}

/** Share of the text of an article. */
const MOST_OF_PAGE = 0.8

function* readBlock(element: Element, around: BlockKind, run: ExtractionRun): Generator<undefined, void, undefined> {
  const view = unclobbered(element, 'ownerDocument').defaultView
  if (!view) return
  const showing = visibilityOf(element, view.getComputedStyle(element))
  const { builder } = run
  if (showing.seen === 'gone') {
    run.onHidden(element)
    if (showing.isBlurred) builder.unread.add('blurred')
    return
  }
  const kind = blockKindOf(element, around)
  builder.begin(kind, element)
  const reading = { ...run, ...showing, view, block: element, later: [] }
  yield* readChildren(element, kind, reading)
  yield* readLater(kind, reading)
  builder.end()
}

interface ExtractionRun {
  /** Present in an answer of a chat. */
  chat?: ChatReader | undefined
  builder: PageMapBuilder
  isLeftOut: (element: Element, style: CSSStyleDeclaration, view: Window) => boolean
  scope: ArticleScope
  onHidden: (element: Element) => void
  /** The lower edge of a box around it that hides the rest of its text. */
  cut?: number
  /** The line that was read last, of a page that places each line by itself. */
  line: { box?: DOMRect }
  withNotes?: boolean
}

interface ReadingState extends ExtractionRun {
  view: Window
  seen: 'seen' | 'unseen' | 'gone'
  keepsLines: boolean
  /** The nearest block element: text after a block inside it belongs to it again. */
  block: Element
  later: Element[]
  change?: (text: string) => string
}

function* readChildren(parent: Element, kind: BlockKind, around: ReadingState): Generator<undefined, void, undefined> {
  const { builder, onHidden } = around
  if (isHiddenByRoot(parent)) {
    builder.hole()
    return
  }
  const cut = cutBelow(parent, around.view) ?? around.cut
  if (drawsWords(parent, '::before', around.view) || drawsMarker(parent, around.view)) builder.words(UNREAD_BEGINNING)
  const reading = cut === undefined ? around : { ...around, cut }
  for (const element of unslottedChildren(parent)) onHidden(element)
  for (const node of renderedChildren(parent)) {
    if (cut !== undefined && isElement(node) && node.getBoundingClientRect().top >= cut) {
      builder.unread.add('cut')
      continue
    }
    if (isText(node)) {
      const below = cut !== undefined && isBelowEdge(node, cut)
      if (below && below.ends && hasLetters(node)) {
        builder.unread.add('cut')
        if (!below.begins) builder.hole()
      } else if (reading.seen === 'seen') builder.text(node, reading.keepsLines, reading.change)
      else {
        onHidden(parent)
        // Words that are not seen leave room in their sentence, or a picture in their place.
        const isInLine = parent !== reading.block && (builder.tail() !== '' || goesOnBehind(parent))
        if (isInLine && hasLetters(node)) builder.hole()
      }
      continue
    }
    if (!isElement(node)) continue
    if (tagOf(node) === 'br') {
      readLineBreak(node, kind, reading)
      continue
    }
    yield
    try {
      yield* readElement(node, kind, reading)
    } catch {
      // A page can make a call on one of its elements throw. The rest of the page is still read.
      builder.begin(kind, reading.block)
    }
  }
  if (drawsWords(parent, '::after', around.view)) builder.hole()
}

function* readElement(element: Element, kind: BlockKind, reading: ReadingState): Generator<undefined, void, undefined> {
  const { builder, view, isLeftOut, onHidden } = reading
  const style = view.getComputedStyle(element)
  if (isFormula(element)) {
    if (visibilityOf(element, style).seen === 'seen') writeFormula(element, builder, view)
    else onHidden(element)
    return
  }
  const tag = tagOf(element)
  if (reading.chat?.isBeside(element)) {
    if (!isInline(style)) builder.begin(kind, reading.block)
    else if (!isUnfinished(builder.tail()) || reading.chat.isSourceMark(element)) return
    else if (visibilityOf(element, style).seen === 'seen') builder.hole()
    return
  }
  if (
    tag === 'svg' &&
    !isUnfinished(builder.tail()) &&
    !goesOnBehind(element) &&
    attributeOf(element, 'aria-hidden') !== 'true'
  ) {
    yield* readPicture(element, kind, reading)
    return
  }
  if (isLeftOut(element, style, view) && !(element.matches('object, embed') && isReadableFrame(element))) {
    if (isEditor(element) && /\S\s+\S/.test(unclobbered(element, 'textContent'))) builder.unread.add('edited')
    if (tag === 'canvas' && element.getBoundingClientRect().width >= 400) builder.unread.add('picture')
    yield* skipElement(element, style, kind, reading)
    return
  }
  const showing = visibilityOf(element, style)
  if (showing.seen === 'gone') {
    onHidden(element)
    if (showing.isBlurred) builder.unread.add('blurred')
    if (leavesHole(element, style, view, builder.tail())) builder.hole()
    return
  }
  if (isIconName(element, style)) return
  if (mayCover(element, style)) builder.covers.push({ element, at: builder.written })
  if (isBlankBox(element, style)) builder.gap()
  if (isInline(style) && isDrawnOtherwise(element, style)) {
    onHidden(element)
    builder.hole()
    return
  }
  if (element.matches(FRAMES)) {
    const framed = isReadableFrame(element) ? frameBody(element) : null
    if (framed) yield* readBlock(framed, kind, reading)
    else if (isPageInPage(element)) builder.unread.add('frame')
    if (!framed && isInline(style) && isUnfinished(builder.tail())) builder.words(wordsOfPicture(element))
    else builder.begin(kind, reading.block)
    return
  }
  if (tag === 'figure' && !isInline(style) && /^\s*[\p{Ll}\d]/u.test(textAfter(element)) && builder.reopen()) {
    builder.gap()
    reading.later.push(element)
    return
  }
  const inner = { ...reading, ...showing }
  if (isLineNumber(element, builder.tail())) {
    const number = trimmedText(element)
    if (reading.withNotes !== true || !/[\]).:]$/.test(number)) return
    builder.words(number)
    builder.gap()
    return
  }
  if (isMarkOfNote(element, style, inner)) return
  if (isPartlyShown(element, style)) {
    if (isInline(style) || builder.tail() !== '') builder.hole()
    else builder.unread.add('cut')
    return
  }
  if (isInline(style) && style.verticalAlign !== 'super' && isGluedDigits(element, builder.tail())) {
    builder.hole()
    return
  }
  switch (placementOf(element, style, view, builder)) {
    case 'cap':
      builder.dropCap(element)
      return
    case 'line':
      separateLine(element, kind, reading)
      yield* readChildren(element, kind, inner)
      return
    case 'word':
      if (!isLetterBeside(element)) builder.gap()
      yield* readChildren(element, kind, inner)
      if (trimmedText(element).length > 1) builder.gap()
      return
    case 'inline':
      if (isTranslation(element, builder.tail())) break
      if (hasGap(element, style, 'Left')) builder.gap()
      yield* readChildren(element, kind, inner)
      if (hasGap(element, style, 'Right')) builder.gap()
      return
    case 'aside':
      if (builder.tail() !== '') {
        if (isWithinLine(element, builder.tail()) && !WHOLE_SENTENCE.test(element.textContent)) builder.hole()
        reading.later.push(element)
        return
      }
      break
    case 'block':
      yield* readLater(kind, reading)
  }
  yield* readBlock(element, kind, reading)
  builder.begin(kind, reading.block)
}

/** A note that stands in a sentence and is none of its words. */
const WHOLE_SENTENCE = /^\s*["“(]?[\p{Lu}\d]\S*\s[^]*[.!?]["”’)]*\s*$/u

/** Reads the notes beside the sentences that have just been read. */
function* readLater(kind: BlockKind, { later, ...run }: ReadingState): Generator<undefined, void, undefined> {
  for (const element of later.splice(0)) yield* readBlock(element, kind, run)
}

/** Returns whether raised text or a link is the mark of a note; prepares the reading of other raised text. */
function isMarkOfNote(element: Element, style: CSSStyleDeclaration, reading: ReadingState): boolean {
  const { builder, scope } = reading
  const isRaised = tagOf(element) === 'sup' || /^(?:super|[3-9]|\d\d)/.test(style.verticalAlign)
  const around = () => ({ before: builder.tail(), after: textAfter(element) })
  const leaveOut = (): true => {
    const label = trimmedText(element).replace(/^[[(]|[\])]$/g, '')
    if (reading.withNotes === true && /^(?:\D{0,5}\d|[a-k*†‡§])/i.test(label)) builder.words(`[${label}]`)
    else if (isPartOfSentence(element, isRaised, around())) builder.hole()
    return true
  }
  if (isNoteMark(element, isRaised, around)) return leaveOut()
  if (!isRaised) return false
  const text = trimmedText(element)
  const read = raisedReading(text, around(), (mark) => {
    scope.marks ??= markNumbers(scope.root)
    return scope.marks.has(mark - 1) || scope.marks.has(mark + 1)
  })
  const as = read === 'unclear' && reading.withNotes === true ? 'exponent' : read
  if (as === 'exponent') reading.change = inSuperscript
  if (as === 'cents') builder.words('.')
  if (as === 'unclear') builder.hole()
  if (as === 'text' && /\d$/.test(builder.tail()) && /^\d/.test(text)) builder.gap()
  return as === 'mark' ? leaveOut() : as === 'unclear'
}

/** Whether a frame has content to read; false for counters and advertisements. */
function isReadableFrame(frame: Element): boolean {
  if (frame.localName === 'frame') return true
  const { width, height } = frame.getBoundingClientRect()
  return width >= 200 && height >= 100
}

/** Whether a frame is large enough to be the page's content, and no film. */
function isPageInPage(frame: Element): boolean {
  const { width, height } = frame.getBoundingClientRect()
  return width >= 400 && height >= 300 && !frame.hasAttribute('allowfullscreen')
}

/** Reads the texts of a picture one by one; a large picture without any may show some all the same. */
function* readPicture(picture: Element, kind: BlockKind, reading: ReadingState): Generator<undefined, void, undefined> {
  const { builder, block } = reading
  let isRead = !isInline(reading.view.getComputedStyle(picture))
  const line = {}
  builder.begin('caption', picture)
  for (const { element, lines } of textsOfPicture(picture, reading.view)) {
    isRead = true
    if (lines) {
      for (const text of lines) {
        const part = parentIn(text)
        if (part) separateLine(part, 'caption', { builder, line, block: element })
        builder.text(text, false)
      }
    } else yield* readBlock(element, kind, reading)
  }
  if (isRead) builder.begin(kind, block)
}

/** Handles a `<br>`: two are a paragraph break, as on old pages. */
function readLineBreak(node: Element, kind: BlockKind, { builder, block, line, withNotes }: ReadingState): void {
  let next = node.nextSibling
  while (next && isText(next) && next.data.trim() === '') next = next.nextSibling
  if (withNotes === true || (next && isElement(next) && tagOf(next) === 'br')) builder.begin(kind, block)
  // Lines that are placed one by one are told apart by their places.
  else builder.lineBreak(textAfter(node), line.box !== undefined || isBrokenByBreaks(node))
}

/** Whether the lines of a paragraph go on at a `<br>`, as in a text that was wrapped by hand. */
function isBrokenByBreaks(lineBreak: Node): boolean {
  for (const { lines, breaks } of brokenByBreaks.has(lineBreak) ? [] : paragraphsBeside(lineBreak)) {
    const isBroken = isBrokenByHand(lines)
    for (const each of breaks) brokenByBreaks.set(each, isBroken)
  }
  return brokenByBreaks.get(lineBreak) ?? false
}
const brokenByBreaks = new WeakMap<Node, boolean>()

/** Returns the paragraphs, which two breaks end, in the element of a `<br>`. */
function paragraphsBeside(lineBreak: Node): { lines: string[]; breaks: Node[] }[] {
  const begun = () => ({ lines: [''], breaks: [] as Node[] })
  const paragraphs = [begun()]
  for (const node of lineBreak.parentNode?.childNodes ?? []) {
    const { lines, breaks } = paragraphs.at(-1) ?? begun()
    if (node.nodeName !== 'BR') {
      if (node.nodeType !== 8) lines.push((lines.pop() ?? '') + (node.textContent ?? '').replace(/\s+/g, ' '))
    } else if (breaks.push(node) > 1 && lines.at(-1)?.trim() === '') paragraphs.push(begun())
    else lines.push('')
  }
  return paragraphs
}

/**
 * Skips an element. An inline one leaves nothing, and a box separates the text before it from the text after it; but
 * within a sentence, words that people see are read or leave a hole, as a picture does, and nothing is separated.
 */
function* skipElement(
  element: Element,
  style: CSSStyleDeclaration,
  kind: BlockKind,
  reading: ReadingState,
): Generator<undefined, void, undefined> {
  const { builder, block, view } = reading
  const tag = tagOf(element)
  // A slide that is not shown is left out for two reasons, and may appear.
  if (attributeOf(element, 'aria-hidden') === 'true' && visibilityOf(element, style).seen === 'gone')
    reading.onHidden(element)
  if (style.display === 'none' || isStruckOut(style) || isIconName(element, style)) return
  if (mayCover(element, style)) builder.covers.push({ element, at: builder.written })
  const isOnLine = isInline(style) || isLetter(element) || tag === 'rt'
  if (isOnLine || isOutOfFlow(style)) {
    const before = builder.tail()
    const after = textAfter(element)
    if (!isOnLine || !(isUnfinished(before) || goesOnBehind(element))) return
    const showing = visibilityOf(element, style)
    if (showing.seen !== 'seen') {
      if (leavesHole(element, style, view, before)) builder.hole()
    } else if (isGluedDigits(element, before)) builder.hole()
    else if (EMBEDDED_ELEMENTS.has(tag)) builder.words(wordsOfPicture(element))
    else if (isSentencePart(element, before, after)) yield* readChildren(element, kind, { ...reading, ...showing })
    else if (
      !isRepeated(element, before) &&
      showsWords(element, view) &&
      isPartOfSentence(element, tag === 'sup', { before, after })
    )
      builder.hole()
    else if (isNamedAd(element)) builder.gap()
    return
  }
  if (goesOnBehind(element) && (isUnfinished(builder.tail()) || (isNamedAd(element) && builder.reopen()))) {
    const goesOn = /^\s*\p{Ll}/u.test(unclobbered(element, 'textContent')) && showsWords(element, view)
    if (goesOn) builder.hole()
    else builder.gap()
  } else builder.begin(kind, block)
}

/** Whether an element has only the word before it once more, or the name of an icon. */
function isRepeated(element: Element, before: string): boolean {
  const word = trimmedText(element)
  return word === before.trim().split(/\s+/).at(-1) || (isIcon(element) && /^[a-z]+_[a-z_]+$/.test(word))
}

/** Whether the words of a button, or of text that screen readers skip, belong to the sentence around them. */
function isSentencePart(element: Element, before: string, after: string): boolean {
  const words = alphanumeric(element.textContent)
  if (!/^\s*[\p{Ll}\d,;.)]/u.test(after) || isIcon(element) || alphanumeric(before).endsWith(words)) return false
  const isAside = unclobbered(element, 'matches').call(
    element,
    `${DIALOGS}, nav, aside, footer, map, rt, [contenteditable], [role^="doc-"]`,
  )
  return !isAside && !isNamedAd(element) && /\p{L}{2}|\d/u.test(words)
}

const isText = (node: Node): node is Text => unclobbered(node, 'nodeType') === 3
const isElement = (node: Node): node is Element => unclobbered(node, 'nodeType') === 1

/** Returns the kind of an element; a paragraph inside a list item, a cell or a quote is of that kind. */
function blockKindOf(element: Element, around: BlockKind): BlockKind {
  if (attributeOf(element, 'role') === 'heading') return 'heading'
  return BLOCK_KINDS[tagOf(element)] ?? around
}

const BLOCK_KINDS: Record<string, BlockKind> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  li: 'item', dt: 'item', dd: 'item',
  figcaption: 'caption', caption: 'caption',
  td: 'cell', th: 'cell',
  blockquote: 'quote',
} // prettier-ignore
