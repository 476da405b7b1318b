import { detectLanguage } from '@/lib/platform/language'
import { textLanguageMessage } from '@/lib/i18n/language-message'
import { moveFinding, moveLookup } from '@/lib/page/mark/move-finding'
import type { PageMetadata } from '@/lib/extract/page-metadata'
import type { SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import type { SelectionCheck } from '@/lib/schema/page-state'
import type { MenuClick } from '@/lib/platform/menus'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import { readSelectionIn } from '@/lib/platform/scripts'
import { pageState, selectionCheck } from '@/lib/platform/session'
import { isPdfAddress, withoutHashPosition } from '@/lib/text/urls'
import { pageKeyOf } from '@/lib/text/same-page'
import { t } from '@/lib/i18n/t'
import { lookUpTogether, mergedOnPart } from '@/lib/check/check-together'
import { areCovered } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { textOfPage } from '@/lib/messaging/ask-page'
import { isAbout } from '@/lib/dossiers/data/main-names'
import { dossiersAsked, enginesFor, otherEngines } from './active-dossiers'
import { evidenceOffer } from './evidence-offer'
import { placeInArticle, showAskedOnPage, storeAsked } from './asked-on-page'
import { newCheck, changeCheck } from './check-states'
import { withMutes } from './muted'
import { runCheck } from './run-check'
import { LONGEST_SHORT_TEXT } from '@/lib/schema/limits'
import { withAddress } from '@/lib/text/own-address'
import { readSelectionAnswer } from '@/lib/messaging/to-page'
import { ENGLISH_WORDS, FOREIGN_WORDS, LEAST_FOREIGN_WORDS, isEnglishTag, isForeignText } from '@/lib/extract/language'
import { plainLetters } from '@/lib/text/plain-letters'
import { spansWithin } from '@/lib/text/spans'
import { isVerb } from '@/lib/text/words'

/**
 * Handles "Check this claim": judges the selection in its context and stores the result for the panel, which is already
 * open. Works on all pages, with the permission of the click itself.
 */
export async function checkClickedText(click: MenuClick): Promise<void> {
  const stored = selectionCheck(click.tabId)
  const { asked, read } = await readClickedText(click, (begun) => changeCheck(stored, () => begun))
  await answerQuestion(asked, read)
}

/**
 * Reads what the user has clicked on.
 * @param onBegun gets what is known before the page is read
 */
export async function readClickedText(
  click: MenuClick,
  onBegun?: (asked: SelectionCheck) => Promise<unknown>,
): Promise<{ asked: SelectionCheck; read: SelectionRead }> {
  const state = await pageState(click.tabId).read()
  const isKnown = state && state.pageKey !== '' && withoutHashPosition(state.url) === withoutHashPosition(click.pageUrl)
  const asked = newCheck({
    tabId: click.tabId,
    url: click.pageUrl,
    pageKey: isKnown ? state.pageKey : pageKeyOf(click.pageUrl),
    title: click.pageTitle,
    text: click.selection,
    anchor: null,
  })
  await onBegun?.(asked)
  const [read, facts, outOfReach] = await readClick(click)
  const { canonical = null, site = '', date = null } = facts ?? {}
  const title = facts?.title ?? asked.title
  const own = facts && !isKnown && withAddress({ url: click.pageUrl, canonical }, click.pageUrl)
  return { asked: { ...asked, title, site, date, ...(own && { pageKey: own.pageKey }), outOfReach }, read }
}

/**
 * Judges the selection that was last asked about in a tab again, as after a change of the evidence.
 *
 * @param sharesPage the page has been checked after the change too
 */
export function answerAgain(tabId: number, sharesPage: boolean): Promise<void> {
  // The answer with the page comes behind the one without it, however long each takes.
  return runInTurn(`answer-${tabId}`, async () => {
    const asked = await selectionCheck(tabId).read()
    if (asked?.status !== 'done' || asked.context === undefined) return
    await answerQuestion(asked, { ...asked.context, text: asked.text, anchor: asked.anchor }, sharesPage)
  })
}

/** @param sharesPage the answer and the page show the same finding for the same sentence */
async function answerQuestion(asked: SelectionCheck, selection: SelectionRead, sharesPage = true): Promise<void> {
  const answer = await answerTo(asked, selection, sharesPage).catch((error: unknown): Partial<SelectionCheck> => {
    console.error('Claimlight: the selection could not be checked', error)
    return { status: 'error', message: t('selection.failed') }
  })
  const { text, before, after, anchor, blocks } = selection
  const from = Math.max(0, before.length - MODEL_CONTEXT_LENGTH)
  const to = before.length + text.length + MODEL_CONTEXT_LENGTH
  const context = {
    before: before.slice(from),
    after: after.slice(0, MODEL_CONTEXT_LENGTH),
    ...(blocks && { blocks: spansWithin(blocks, { start: from, end: to }) }),
  }
  const read = text.trim() === '' ? {} : { text, anchor, context }
  // The user may have dismissed the question meanwhile, or asked another one.
  await changeCheck(selectionCheck(asked.tabId), (now) =>
    now?.id === asked.id ? withMutes({ ...asked, ...read, ...answer }) : now,
  )
}

/** Returns what a check adds to the state of a selection. */
async function answerTo(
  { tabId, url, title, date }: SelectionCheck,
  selection: SelectionRead,
  sharesPage: boolean,
): Promise<Partial<SelectionCheck>> {
  const { text, before, after, blocks } = selection
  if (text.trim() === '') return { status: 'error', message: t('selection.noWords') }
  if (isForeignSelection(selection)) {
    const language = await detectLanguage(text.length < LONGEST_SHORT_TEXT ? before + text + after : text)
    return { status: 'error', message: textLanguageMessage(language), isForeign: true }
  }
  const onPage = await placeInArticle(tabId, url, selection)
  const surroundings = { text: before + text + after, ...(blocks && { blocks }), ...(date ? { date } : {}) }
  const { article, start, end } = onPage ?? {
    article: surroundings,
    start: before.length,
    end: before.length + text.length,
  }
  // The title may name the subject where the text does not. Only a page that was read has more than the surroundings.
  const pageText = (onPage ? article.text : await textOfPage(tabId)) || article.text
  const whole = `${title}\n${pageText}`
  const named = await dossiersAsked(text, whole, url)
  // Evidence that the selection names answers at once; other evidence waits for the user.
  const isWaiting = named.length === 0 || named.some(({ subject }) => isAbout(text, subject))
  const offer = (isWaiting ? await evidenceOffer(whole, url, named) : null) ?? undefined
  if (offer && named.length === 0) return { ...NOT_COMPARED, offer }
  const ofPage = await enginesFor(whole, 'all', url, named)
  const within = (all: readonly Finding[]) => all.flatMap((finding) => mergedOnPart(finding, start, end) ?? [])
  const selected = { article, part: { start, end }, occasion: 'asked' as const }
  const foundByPage = await runCheck({ ...selected, engines: ofPage.engines })
  let shown = foundByPage.findings
  await storeAsked(tabId, url, shown)
  if (onPage !== null && sharesPage) shown = await showAskedOnPage(tabId, onPage, shown)
  let found = { ...foundByPage, findings: within(shown) }
  let { engines } = ofPage
  // The page has marks of its own dossiers alone: findings of another one are only in the answer.
  const others = areCovered(found.findings) ? null : await otherEngines(text, ofPage.dossiers, url)
  if (others && others.engines.length > 0) {
    const elsewhere = await runCheck({ ...selected, engines: others.engines })
    const findings = within(elsewhere.findings)
    if (areCovered(findings)) {
      found = { ...elsewhere, findings }
      engines = others.engines
    }
  }
  const { sentences } = lookUpTogether(engines, article, start, end, 'asked')
  return {
    ...found,
    findings: found.findings.map((finding) => moveFinding(finding, -start)),
    offer,
    dossiers: [...ofPage.dossiers, ...(others?.dossiers ?? [])],
    lookups: sentences.slice(0, MOST_LOOKUPS).map((sentence) => moveLookup(sentence, -start)),
  }
}

/** The answer where the only evidence that the page may be about waits for the user, without what was found before. */
const NOT_COMPARED = {
  status: 'done',
  findings: [],
  nearest: [],
  nearestIn: undefined,
  dossiers: undefined,
  lookups: undefined,
} satisfies Partial<SelectionCheck>

/** Characters before and after a selection that a model gets as context. */
const MODEL_CONTEXT_LENGTH = 1000

/** Maximum number of sentences of a selection whose look-up is stored. */
const MOST_LOOKUPS = 20

/** Reads the selection and metadata in the page; where that is not allowed, uses the selection that the menu gives. */
async function readClick({
  tabId,
  frameId,
  selection,
  on,
  pageUrl,
}: MenuClick): Promise<[SelectionRead, PageMetadata | null, SelectionCheck['outOfReach']]> {
  const inFrame = readSelectionAnswer(await readSelectionIn(tabId, frameId, on))
  // Notes belong to the page, not to a frame in it.
  const page = frameId === 0 ? inFrame : readSelectionAnswer(await readSelectionIn(tabId, 0))
  const quote = { exact: selection, prefix: '', suffix: '' }
  const given = {
    text: selection,
    before: '',
    after: '',
    anchor: selection ? { quote, position: null, range: null } : null,
  }
  const isPdf = page === null ? isPdfAddress(pageUrl) : page.isPdf
  const frame = frameId !== 0 && inFrame?.isOutOfReach !== false ? 'frame' : undefined
  return [inFrame?.selection ?? given, page?.facts ?? null, isPdf ? 'pdf' : frame]
}

/**
 * Whether a selection is clearly not in English. For a few words, the language that the page declares for them decides,
 * else the text around them, unless a word is an English one or all words look like names.
 */
function isForeignSelection({ text, before, after, lang = null }: Omit<SelectionRead, 'anchor'>): boolean {
  if (isForeignText(text)) return true
  if (lang !== null && isEnglishTag(lang)) return false
  const words = plainLetters(text).match(/\p{L}+/gu) ?? []
  const lower = words.map((word) => word.toLowerCase())
  if (words.length >= LEAST_FOREIGN_WORDS || lower.some((word) => ENGLISH_WORDS.has(word))) return false
  if (lang === null && lower.some(isVerb) && !lower.some((word) => FOREIGN_WORDS.has(word))) return false
  return words.some((word) => /^\p{Ll}/u.test(word)) && (lang !== null || isForeignText(before + text + after))
}
