import { createHash } from 'node:crypto'
import { PAGE_ROWS } from '@/packages/publish/pages/list-pages'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'

/**
 * Returns the file of each route. The file of a claim depends only on its id and that of a source on its number, so
 * that addresses stay valid in later versions.
 */
export function addressesOf(book: DossierBook): (place: DossierRoute) => string {
  const claims = slugsOf(book.claims.map(({ id }) => id))
  const topics = slugsOf(book.topics.map(({ name }) => name))
  const partSlugs = slugsOf(book.parts.map(({ name }) => name))
  const names = slugsOf(book.entities.map(({ name }) => name))
  const pageOfPart = new Map<string, number>()
  let claimsBefore = 0
  for (const { name, topics } of book.parts) {
    pageOfPart.set(name, Math.floor(claimsBefore / PAGE_ROWS))
    claimsBefore += topics.length
  }
  return (place) => {
    switch (place.at) {
      case 'claim':
        return fileInFolder('claim', claims.get(place.id)) ?? 'claims.html'
      case 'introduction':
        return 'introduction.html'
      case 'research':
        return 'research.html'
      case 'timeline':
        return 'timeline.html'
      case 'names':
        return place.kind === null ? 'names.html' : `names-${place.kind}.html`
      case 'entity':
        return fileInFolder('name', names.get(place.name)) ?? 'names.html'
      case 'sources':
        return place.tier === null ? 'sources.html' : `sources-tier-${place.tier}.html`
      case 'source':
        return `source/${place.n}.html`
      case 'claims': {
        const { show, topic, part, tier } = place.filters
        if (topic !== null) return fileInFolder('topic', topics.get(topic)) ?? 'claims.html'
        if (part !== null)
          return `${fileOfListPage('claims.html', pageOfPart.get(part) ?? 0)}#part-${partSlugs.get(part) ?? ''}`
        if (tier !== null) return `claims-tier-${tier}.html`
        if (show === 'doubt' || show === 'corrected') return `claims-${show}.html`
        return 'index.html'
      }
    }
  }
}

/** Returns the file of a page of a list, counted from 0: "timeline-page-2.html" for 1. */
export function fileOfListPage(file: string, at: number): string {
  return at === 0 ? file : file.replace(/\.html(#.*)?$/, `-page-${at + 1}.html`)
}

function fileInFolder(name: string, file: string | undefined): string | undefined {
  return file === undefined ? undefined : `${name}/${file}.html`
}

/** Returns a file name of lower-case letters, digits and hyphens for each name; a hash makes other slugs unique. */
function slugsOf(names: readonly string[]): Map<string, string> {
  const slugs = names.map(slugOfText)
  const counts = new Map<string, number>()
  for (const slug of slugs) counts.set(slug, (counts.get(slug) ?? 0) + 1)
  return new Map(
    names.map((name, at) => {
      const slug = slugs[at] ?? ''
      const isOwn = slug !== '' && counts.get(slug) === 1 && name.length <= 80 && !RESERVED_SLUG.test(slug)
      return [name, isOwn ? slug : [slug || 'x', createHash('sha256').update(name).digest('hex').slice(0, 8)].join('-')]
    }),
  )
}

/** Names that Windows does not allow for a file, and endings of further pages. */
const RESERVED_SLUG = /^(?:con|prn|aux|nul|com\d|lpt\d)$|-page-\d+$/
