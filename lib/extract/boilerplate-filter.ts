import {
  firstText,
  floatsBeside,
  hyphenatedName,
  isAmongParagraphs,
  isBesideText,
  isNamedBeside,
  isSiteHeader,
  isSmallPrint,
  isWholeArticle,
} from './beside-article'
import { countCharacters } from './raw-text'
import { isLink, LEAST_ARTICLE, linkedLetters, namesOf, runningTextIn, type RunningText } from './running-text'
import { attributeOf, unclobbered, tagOf, trimmedText, allIn, firstIn } from './unclobbered'

export interface ArticleScope {
  root: Element
  /** Number of characters in `root`, or in the largest of its frames and shadow roots. */
  total: number
  /** The first post of a thread whose posts are all called comments: undefined until it is known, null without one. */
  firstPost?: Element | null
  /** Numbers of the notes that certainly have a mark in it, when they are known. */
  marks?: ReadonlySet<number>
  /** Its running text, when it is known. */
  runningText?: RunningText
}

/** Creates the scope of an element, with a number of characters that is larger than its own, if any. */
export function articleScopeOf(root: Element, more = 0): ArticleScope {
  return { root, total: Math.max(countCharacters(root), more) }
}

/**
 * Whether this element and all its content is no part of the article. Decided from the markup alone; `visibility.ts`
 * decides whether it is visible, and `drawn-words.ts` whether text with `aria-hidden` is read.
 *
 * @param read number of characters before it in the article
 */
export function isBoilerplate(element: Element, scope: ArticleScope, read: number): boolean {
  const tag = tagOf(element)
  if (NEVER_TEXT.has(tag) || EMBEDDED_ELEMENTS.has(tag)) return true
  if (unclobbered(element, 'namespaceURI') !== HTML_NAMESPACE && tag !== 'math') return true
  if (isEditable(element) || isRemovedText(element)) return true
  const role = attributeOf(element, 'role')
  if (NEVER_ROLES.has(role) || isAdvertisement(element, scope.total)) return true
  if (isCommentSection(element, scope.total))
    return !isOfFirstPost(element, scope, read) && !isPost(element, textOf(scope))
  if (tag === 'p' && isSmallPrint(element)) return true
  if (/^[ou]l$/.test(tag) && isLink(element)) return true
  const isMarkedBeside =
    TAGS_BESIDE_ARTICLE.has(tag) ||
    ROLES_BESIDE_ARTICLE.has(role) ||
    (tag === 'header' && isSiteHeader(element, textOf(scope)))
  const isLikelyBeside = (text: RunningText): boolean =>
    (ROLES_OF_NOTICES.has(role) || isNamedBeside(element, text) || isBesideText(element, text, scope.total)) &&
    !isAmongParagraphs(element, text)
  return (isMarkedBeside || isLikelyBeside(textOf(scope))) && !hasArticle(element, scope, `${tag} ${role}`)
}

const textOf = (scope: ArticleScope): RunningText => (scope.runningText ??= runningTextIn(scope.root))

/** Whether what is named as a comment is one of the paragraphs around it, or has most of the running text, and is no list. */
const isPost = (element: Element, text: RunningText): boolean =>
  isAmongParagraphs(element, text) ||
  ((text.lettersOf.get(element) ?? 0) > text.letters / 2 &&
    !namesOf(element).some((name) => COMMENTS.test(name)) &&
    hasOneOfEach(commentsIn(element)))
const COMMENTS = /comments|commentlist|disqus|respon/i

/** Whether an element that is named like content beside an article holds the article all the same. */
function hasArticle(element: Element, scope: ArticleScope, kinds: string): boolean {
  const letters = countCharacters(element)
  // A line of a transcript is a button that leads to its time.
  if (kinds.includes('button') && (letters >= CARD_LENGTH || /^\s*\d+:\d/.test(firstText(element)))) return true
  if (kinds.includes('dialog') && letters >= ARTICLE_LENGTH) return !isAsking(element)
  if (letters < scope.total * 0.4 || linkedLetters(element) >= letters / 2) return false
  // A list of sources may be as long as the article.
  const text = textOf(scope)
  return text.letters < LEAST_ARTICLE || (text.lettersOf.get(element) ?? 0) >= text.letters / 2
}

/** Minimum length of the text of a button that is a whole card, in characters. */
const CARD_LENGTH = 80
/** Characters of an open dialog that is read beside the article: more than a question or a notice has. */
export const ARTICLE_LENGTH = 600
export const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"]'

/** Whether a dialog or a layer over a page asks for something, as for consent or an address, and is no post. */
export function isAsking(layer: Element): boolean {
  if (attributeOf(layer, 'role') === 'alertdialog' || firstIn(layer, 'input, select, [role="switch"]')) return true
  const labels = [attributeOf(layer, 'aria-label'), ...Array.from(allIn(layer, BUTTONS), trimmedText)]
  return labels.some((label) => label.length < LONGEST_LABEL && ASKS.test(label))
}

/** Whether an element is placed beside the article: it floats there, or is a layer over it that asks for consent. */
export function isPlacedBeside(
  element: Element,
  { float, position }: CSSStyleDeclaration,
  scope: ArticleScope,
): boolean {
  if (position === 'fixed')
    return isAsking(element) && !unclobbered(element, 'contains').call(element, textOf(scope).box)
  return /left|right/.test(float) && floatsBeside(element, textOf(scope))
}

const BUTTONS = 'button, [role="button"]'
const LONGEST_LABEL = 60
const ASKS = /\b(?:accept|agree|allow|consent|cookies?|newsletter|no,? thanks|privacy|reject|sign ?up|subscribe)\b/i

/** Whether this element has no text that a user could select, wherever it is on the page. */
export function isWithoutText(element: Element): boolean {
  const tag = tagOf(element)
  if (NEVER_TEXT.has(tag) && !SELECTABLE_ELEMENTS.has(tag)) return true
  return (unclobbered(element, 'namespaceURI') !== HTML_NAMESPACE && tag !== 'math') || isEditable(element)
}

const SELECTABLE_ELEMENTS = new Set(['del', 's', 'strike', 'dialog', 'button'])
const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'
/** Elements whose text is never read, and whose absence leaves no hole. `del` and `s` mark text that was withdrawn. */
const NEVER_TEXT = new Set(
  'script style noscript template audio option optgroup datalist map area rt rp del s strike head title link meta'.split(
    ' ',
  ),
)
/** Elements that show something that is no text: a sentence around them may have a hole. */
export const EMBEDDED_ELEMENTS = new Set(
  'object embed canvas svg video audio picture img input textarea select progress meter'.split(' '),
)
const TAGS_BESIDE_ARTICLE = new Set(['nav', 'aside', 'footer', 'search', 'menu', 'dialog', 'button', 'form'])
const ROLES_BESIDE_ARTICLE = new Set(
  'navigation complementary banner contentinfo search dialog alertdialog form button'.split(' '),
)
const ROLES_OF_NOTICES = new Set(['alert', 'status'])
const NEVER_ROLES = new Set(
  'menu menubar toolbar tablist textbox searchbox combobox listbox doc-footnote doc-endnotes doc-backlink doc-pagebreak doc-toc'.split(
    ' ',
  ),
)

const COMMENT_NAME =
  /(?:^|-)(?:comments?|commentlist|commentary-thread|disqus|responses|respond)(?:-(?!free|off|closed|count|link|status)|$)/
const NOT_COMMENTS =
  /(?:^|-)(?:no|has|with|without|allow|open|closed|single|post|page)-comments?|-comments?-(?:open|closed)$/

/**
 * Whether the element holds readers' comments. A long thread may be longer than the article, so it is removed even with
 * most of the text; but not when hardly a paragraph remains, because then the name means something else.
 */
export function isCommentSection(element: Element, most: number): boolean {
  if (isWholeArticle(element)) return false
  const isNamed =
    attributeOf(element, 'role') === 'comment' ||
    /schema\.org\/(?:User)?Comments?$/i.test(attributeOf(element, 'itemtype')) ||
    namesOf(element)
      .map(hyphenatedName)
      .some((name) => COMMENT_NAME.test(name) && !NOT_COMMENTS.test(name))
  if (!isNamed) return false
  const letters = countCharacters(element)
  return letters < most * 0.9 || most - letters >= PARAGRAPH_LENGTH
}

const PARAGRAPH_LENGTH = 200

/**
 * Whether a comment is the first post of a thread or a part of it, which is the article there: hardly any text precedes
 * it, all posts together have most of the text, and they are in no list of comments.
 */
function isOfFirstPost(element: Element, scope: ArticleScope, read: number): boolean {
  scope.firstPost =
    scope.firstPost === undefined && read < PARAGRAPH_LENGTH ? firstPostOf(scope) : (scope.firstPost ?? null)
  const post = scope.firstPost
  return post !== null && unclobbered(post, 'contains').call(post, element)
}

function firstPostOf({ root, total }: ArticleScope): Element | null {
  const named = commentsIn(root)
  const outer = named.filter(
    (element, i) => !named.slice(Math.max(0, i - 40), i).some((other) => other.contains(element)),
  )
  if (outer.reduce((sum, element) => sum + countCharacters(element), 0) < 0.6 * total) return null
  const [first] = outer.filter((element) => countCharacters(element) >= CARD_LENGTH)
  return first && hasOneOfEach(named.filter((comment) => comment !== first && first.contains(comment))) ? first : null
}

const commentsIn = (root: Element): Element[] =>
  [...allIn(root, COMMENTS_SELECTOR)].filter((element) => isCommentSection(element, Infinity))

/** Whether no two comments are of one kind, as the parts of a post are and those of a list are not. */
const hasOneOfEach = (comments: readonly Element[]): boolean =>
  new Set(comments.map((comment) => attributeOf(comment, 'class'))).size === comments.length

export const COMMENTS_SELECTOR =
  '[class*="omment"], [id*="omment"], [class*="espon"], [id*="espon"], [id*="disqus"], [itemtype*="omment"], [role="comment"]'

/** Whether an element is the removed side of two versions that a page compares. */
function isRemovedText(element: Element): boolean {
  return namesOf(element)
    .map(hyphenatedName)
    .some((name) => REMOVED_NAME.test(name))
}
const REMOVED_NAME =
  /(?:^|-)(?:deleted-?line|diff-(?:deleted|removed|delete|del|old)|(?:blob-code-)?deletion|(?:line|code)-(?:deleted|removed)|redline-del)$/

export const isEditor = (element: Element): boolean => isEditable(element) || tagOf(element) === 'textarea'

function isEditable(element: Element): boolean {
  return (
    unclobbered(element, 'hasAttribute').call(element, 'contenteditable') &&
    attributeOf(element, 'contenteditable') !== 'false'
  )
}

/**
 * Whether an element is an advertisement inside an article, by its label, its class or its first words.
 *
 * @param total number of characters in the element that is read: one with 40 % of them is no advertisement
 */
function isAdvertisement(element: Element, total: number): boolean {
  const isNamed = isNamedAd(element)
  const name = tagOf(element)
  const isSaid =
    BLOCK_TAGS.has(name) &&
    (AD_FIRST_WORDS.test(firstText(element)) || (name === 'div' && AD_LONE_WORD.test(firstText(element))))
  if (!isNamed && !isSaid) return false
  const letters = countCharacters(element)
  return letters < total * 0.4 && (isNamed || letters < LONGEST_AD)
}

/** Whether an element is called an advertisement, by its label or its class. */
export function isNamedAd(element: Element): boolean {
  const label = attributeOf(element, 'aria-label')
  return AD_NAME.test(label.trim()) || [...unclobbered(element, 'classList')].some((name) => AD_NAME.test(name))
}

const AD_NAME =
  /^(?:ads?|adverts?|advertisements?|advertorial|adsbygoogle|ad[-_](?:block|box|break|banner|slot|unit|container|wrapper)|promos?|promoted|sponsored(?:[- _](?:content|post|links?))?)$/i
/** Words that begin an advertisement: "Advertisement – …", or as a line of their own. */
const AD_FIRST_WORDS =
  /^\s*(?:(?:advertisement|sponsored (?:content|post)|paid (?:content|post))\s*(?:[–—|:-]|$)|(?:sponsored|promoted)\s*[–—|:])/i
/** Words that are a label only above other blocks: "AD 70" and "Sponsored by the city" begin paragraphs. */
const AD_LONE_WORD = /^\s*(?:ads?|sponsored|promoted)\s*$/i
const BLOCK_TAGS = new Set(['p', 'div', 'section', 'figure', 'li'])
/** Characters of a short block: a longer one may be about advertisements. */
const LONGEST_AD = 300
