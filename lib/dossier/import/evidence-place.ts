import { researchSchema, type Research } from '@/lib/dossier/format/research'
import { hostOf } from '@/lib/text/host-of'
import { webAddress } from '@/lib/dossier/format/web-address'
import { shortened } from './problem-list'
import type { ClaimCollector } from './claim-writer'
import type { ClaimPlace } from './section-reader'
import type { SourceList } from './source-list'
import type { EvidencePlace } from './evidence'

interface ReadPage {
  title: string | undefined
  /** The date that the document gives for itself. */
  asOf: string | undefined
  sources: SourceList
  writer: ClaimCollector
  places: readonly (ClaimPlace & { claim: string })[]
}

/** Adds a page as a source of all its claims, and returns the place of each claim as a passage of that source. */
export function addPage(
  place: EvidencePlace,
  { title, asOf, sources, writer, places }: ReadPage,
): Research | undefined {
  const url = place.url === undefined ? undefined : webAddress(place.url)
  const date = place.date ?? asOf
  const page = sources.addDocument({
    title: place.title ?? title ?? place.fileName ?? (url === undefined ? 'Document' : hostOf(url)),
    ...(url !== undefined && { url, publisher: hostOf(url) }),
    ...(date !== undefined && { date }),
  })
  if (page === undefined) return undefined
  for (const claim of writer.claims) {
    claim.sources.push(page)
    delete claim.unsourced
  }
  return researchSchema.parse({
    by: [{ name: shortened(place.title ?? title ?? place.fileName ?? 'Document', 300), kind: 'organisation' }],
    access: [{ source: page, state: 'opened', on: place.readOn }],
    passages: places.map(({ claim, quote, before, after, paragraph }) => ({
      ...{ claim, source: page, quote: shortened(quote, MOST), paragraph, accessed: place.readOn },
      ...(before !== undefined && { before: shortened(before, MOST) }),
      ...(after !== undefined && { after: shortened(after, MOST) }),
      ...(date !== undefined && { published: date }),
    })),
  })
}

/** UTF-16 units of a passage that are kept. */
const MOST = 2000
