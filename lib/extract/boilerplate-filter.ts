import { isAdvertisement } from './advertisement'
import { charCount } from './page-text-quickly'
import { unclobbered } from './unclobbered'

/**
 * Whether this element and all its content is no part of the article. Decided from the markup alone; `visibility.ts`
 * decides whether it is visible.
 *
 * @param total number of characters in the element that is read: one with 40 % of them is not removed for its name,
 *   unless it is a list or holds comments
 */
export function isBoilerplate(element: Element, total: number): boolean {
  const tag = unclobbered(element, 'localName')
  if (NEVER_TEXT.has(tag)) return true
  if (unclobbered(element, 'namespaceURI') !== HTML && tag !== 'math') return true
  if (isEditable(element)) return true
  if (attribute(element, 'aria-hidden') === 'true') return true
  const role = attribute(element, 'role')
  if (role !== null && BESIDE_ROLES.has(role)) return true
  if (isFootnoteMark(element)) return true
  if (isAdvertisement(element, total)) return true
  if (tag === 'header') return isSiteHeader(element)
  if (BESIDE_TAGS.has(tag)) return true
  if (LISTS.has(tag)) return isLinkList(element)
  return isCommentSection(element, total) || (hasBesideName(element) && charCount(element) < total * 0.4)
}

const HTML = 'http://www.w3.org/1999/xhtml'
/** Elements whose text is never read. `del` and `s` mark text that the author withdrew. */
const NEVER_TEXT = new Set(
  (
    'script style noscript template object embed canvas svg video audio picture img input textarea select option ' +
    'optgroup datalist button progress meter output map area rt rp del s strike head title link meta dialog'
  ).split(' '),
)
const BESIDE_TAGS = new Set(['nav', 'aside', 'footer', 'search', 'menu'])
const BESIDE_ROLES = new Set(
  (
    'navigation complementary banner contentinfo search menu menubar toolbar tablist dialog alertdialog alert status ' +
    'textbox searchbox combobox listbox form button doc-footnote doc-endnotes doc-backlink doc-noteref doc-toc'
  ).split(' '),
)

/**
 * Class and id words that sites use for content around an article, as whole words: "comments" but not
 * "no-comments-yet". A site may use such a name for its article, so `total` limits this.
 */
const BESIDE_NAME =
  /^(?:ad|ads|advert|advertisement|adsense|ad-(?:slot|unit|container|wrapper)|sponsor(?:ed|-content)?|promo(?:tion)?|banner|cookie(?:s|-(?:banner|notice|consent|bar))?|consent|gdpr|cc-window|sidebar|site-(?:header|footer|nav)|nav|navbar|navigation|menu|breadcrumbs?|footer|share|sharing|share-(?:bar|buttons)|social(?:-(?:links|share))?|related(?:-(?:posts|articles|links|content))?|recommended|recommendations|read-more|newsletter(?:-(?:signup|form))?|subscribe|paywall|popup|modal|toc|mw-editsection|mw-jump-link|navbox|catlinks|printfooter|reflist|references|noprint|hatnote)$/i

/** Parts of longer names with the same meaning, such as `related-articles` or `jp-relatedposts`. */
const BESIDE_PART =
  /(?:^|-)(?:sidebar|right-rail|advert(?:s|isements?)?|relatedposts|(?:related|recommended|suggested)-(?:posts?|articles?|stories|topics|links|content|items|news|reading)|share-(?:bar|buttons?|tools)|social-share|sharedaddy|newsletter-(?:signup|form|promo)|most-(?:read|popular|viewed)|read-next|suggested-topics|trending|signature)(?:-|$)/

function hasBesideName(element: Element): boolean {
  if (isWhole(element)) return false
  if (BESIDE_NAME.test(unclobbered(element, 'id'))) return true
  for (const name of unclobbered(element, 'classList')) if (BESIDE_NAME.test(name)) return true
  return namesOf(element).some((name) => BESIDE_PART.test(name))
}

const COMMENT_NAME =
  /(?:^|-)(?:comments?|commentlist|commentary-thread|disqus|responses|respond)(?:-(?!free|off|closed|count|link|status)|$)/
const NOT_COMMENTS =
  /(?:^|-)(?:no|has|with|without|allow|open|closed|single|post|page)-comments?|-comments?-(?:open|closed)$/

/**
 * Whether the element holds readers' comments. A long thread may be longer than the article, so it is removed even with
 * most of the text; but not when hardly a paragraph remains, because then the name means something else.
 */
export function isCommentSection(element: Element, most: number): boolean {
  if (isWhole(element)) return false
  const isNamed =
    attribute(element, 'role') === 'comment' ||
    /schema\.org\/(?:User)?Comments?$/i.test(attribute(element, 'itemtype') ?? '') ||
    namesOf(element).some((name) => COMMENT_NAME.test(name) && !NOT_COMMENTS.test(name))
  if (!isNamed) return false
  const letters = charCount(element)
  return letters < most * 0.9 || most - letters >= PARAGRAPH_LENGTH
}

const PARAGRAPH_LENGTH = 200

function isWhole(element: Element): boolean {
  const localName = unclobbered(element, 'localName')
  return localName === 'body' || localName === 'main' || localName === 'article'
}

/** Returns class names and id in one spelling: `commentsRoot` and `Comments_root` become `comments-root`. */
function namesOf(element: Element): string[] {
  const id = unclobbered(element, 'id')
  const classes = [...unclobbered(element, 'classList')]
  const names = id === '' ? classes : [id, ...classes]
  return names.map((name) =>
    name
      .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
      .replaceAll(/_+|--+/g, '-')
      .toLowerCase(),
  )
}

function isEditable(element: Element): boolean {
  const editable = attribute(element, 'contenteditable')
  return editable !== null && editable !== 'false'
}

const LISTS = new Set(['ul', 'ol'])

/** Whether a list mainly links to other pages: "More stories", "Further reading". */
function isLinkList(list: Element): boolean {
  const links = list.querySelectorAll('a[href]')
  if (links.length < 2) return hasBesideName(list)
  let linked = 0
  for (const link of links) linked += link.textContent.trim().length
  return hasBesideName(list) || linked > 0.8 * list.textContent.trim().length
}

/** Whether a `header` is the banner of a page. The header of an article, which contains its title, is not one. */
function isSiteHeader(element: Element): boolean {
  return element.closest('article, main, [role="main"], section') === null && element.querySelector('h1') === null
}

/** Whether an element is a footnote mark such as "[3]", "[note 2]" or "*", which would interrupt a sentence. */
function isFootnoteMark(element: Element): boolean {
  if (unclobbered(element, 'localName') !== 'sup') return false
  return element.classList.contains('reference') || /^\s*(?:\[[^\]]{1,12}\]|\*|†|‡)\s*$/.test(element.textContent)
}

function attribute(element: Element, name: string): string | null {
  return unclobbered(element, 'getAttribute').call(element, name)
}
