import { lettersAndDigits } from '@/lib/text/fold-words'
import { isSameSite, pageKeyOf } from '@/lib/text/same-page'
import { database } from './database'
import { annotationsById, sortOldestFirst } from './store'
import { isAnnotation } from '@/lib/schema/is-annotation'
import type { Annotation, PageNote } from '@/lib/schema/annotation'
import type { PageState } from '@/lib/schema/page-state'

/** The part of a page's state that decides which notes are on it. */
export type NotedPage = Pick<PageState, 'url' | 'pageKey' | 'otherKeys'>
type TitledPage = NotedPage & Pick<PageState, 'title'> & { site?: string | undefined }

/**
 * Returns the notes on a page, oldest first, followed by notes that may belong to it: those from another address of the
 * same site with the same title, and those from its address with a referrer.
 */
export async function notesAt(page: TitledPage): Promise<PageNote[]> {
  const own = await ownNotesOf(page)
  const known = new Set(own.map(({ id }) => id))
  const moved = (await notesMovedTo(page)).filter(({ id }) => !known.has(id))
  return [...own, ...moved.map((note) => ({ ...note, isMoved: true as const }))]
}

/** Returns the notes on a page, oldest first, followed by notes that moved there with it. */
export async function notesShownOn(page: NotedPage & Pick<PageState, 'moved'>): Promise<Annotation[]> {
  return [...(await ownNotesOf(page)), ...(await annotationsById(page.moved ?? []))]
}

export async function ownNotesOf(page: NotedPage): Promise<Annotation[]> {
  const keys = [...new Set([page.pageKey, ...(page.otherKeys ?? [])])]
  const notes = await database().annotations.where('pageKey').anyOf(keys).toArray()
  return sortOldestFirst(notes.filter((note) => isAnnotation(note) && isNoteOf(note, page)))
}

/**
 * Whether a note has the key of a page or of its address, or was made at this very address under a canonical link that
 * the page still has but that is no longer trusted.
 */
export function isNoteOf({ pageKey, url }: Pick<Annotation, 'pageKey' | 'url'>, page: NotedPage): boolean {
  if (pageKey === page.pageKey) return true
  return page.otherKeys?.includes(pageKey) === true && [url, pageKey].some((at) => isSameAddress(at, page.url))
}

/**
 * Returns the page as another page than those whose canonical link it shares, if that is what its notes tell: they were
 * made at other addresses under another title, and none of their words are here. Else the same object.
 * @param orphans ids of its notes whose words were not found
 */
export async function withOwnKey<Page extends TitledPage>(page: Page, orphans: readonly string[]): Promise<Page> {
  const ownKey = pageKeyOf(page.url)
  if (ownKey === page.pageKey || orphans.length === 0) return page
  const others = (await ownNotesOf(page)).filter(
    ({ pageKey, url, anchor }) => anchor !== null && pageKey === page.pageKey && !isSameAddress(url, page.url),
  )
  const areOfAnother = others.every(({ id, title }) => orphans.includes(id) && !isSameTitle(title, page.title))
  if (others.length === 0 || !areOfAnother) return page
  return { ...page, pageKey: ownKey, otherKeys: [page.pageKey, ...(page.otherKeys ?? [])] }
}

function isSameAddress(a: string, b: string): boolean {
  return pageKeyOf(a) === pageKeyOf(b)
}

async function notesMovedTo({ pageKey, title, site = '' }: TitledPage): Promise<Annotation[]> {
  const { annotations } = database()
  // The name of the site is the title of all its pages.
  const isTelling = title !== '' && lettersAndDigits(title) !== lettersAndDigits(site)
  const [named, referred] = await Promise.all([
    isTelling ? annotations.where('title').startsWith(withoutSite(title)).limit(MOST_NOTES).toArray() : [],
    pageKey === '' ? [] : annotations.where('pageKey').startsWith(`${pageKey}?`).limit(MOST_NOTES).toArray(),
  ])
  const found = [
    ...named.filter(
      (note) =>
        isAnnotation(note) &&
        note.claim === null &&
        note.anchor !== null &&
        note.anchor.quote.exact.trim().length >= LEAST_QUOTE_LENGTH &&
        isSameTitle(note.title, title) &&
        lettersAndDigits(note.title) !== lettersAndDigits(site),
    ),
    ...referred.filter((note) => isAnnotation(note) && pageKeyOf(note.pageKey, pageKey) === pageKey),
  ].filter(({ pageKey: key, anchor }) => key !== pageKey && anchor !== null && isSameSite(key, pageKey))
  return [...new Map(found.map((note) => [note.id, note])).values()]
}

/** Whether two titles are equal but for a site's name at the end, which other programs store with the title. */
function isSameTitle(title: string, other: string): boolean {
  return title === other || withoutSite(title) === other || title === withoutSite(other)
}

function withoutSite(title: string): string {
  return title.replace(/\s+[|·•–—-]\s+[^|·•–—]{1,60}$/, '')
}

/** A shorter quote does not confirm that a note belongs to the page. */
const LEAST_QUOTE_LENGTH = 20
/** Maximum number of notes read for one title, because some titles ("News") are on every page of a site. */
const MOST_NOTES = 2000
