import { announceDossiersChanged } from '@/lib/dossiers/change-dossier'
import { comparedAnyway, type ComparedAnyway } from '@/lib/platform/session'
import type { EvidenceOffer } from '@/lib/schema/page-state'
import { pageKeyOf } from '@/lib/text/same-page'

/** Returns the evidence with which the user has a page compared that does not name it. */
export async function readComparedAnyway(url: string): Promise<ComparedAnyway[]> {
  const page = pageKeyOf(url)
  return ((await comparedAnyway.read()) ?? []).filter((anyway) => anyway.page === page)
}

/**
 * Has a page compared with evidence that it does not name, until the browser closes. The evidence learns the name of its
 * subject on the page, if there is one.
 *
 * @returns a function that undoes both
 */
export async function compareAnyway(url: string, { dossier, shared, learns }: EvidenceOffer): Promise<() => void> {
  const page = pageKeyOf(url)
  const change = async (words: string[] | null, aliasesOf: (known: string[]) => string[]): Promise<void> => {
    const others = ((await comparedAnyway.read()) ?? []).filter(
      (anyway) => anyway.page !== page || anyway.dossier !== dossier,
    )
    await comparedAnyway.write([...others, ...(words ? [{ page, dossier, words }] : [])].slice(-MOST_PAGES))
    if (learns !== undefined) {
      const { describeDocument, listDossiers } = await import('@/lib/dossiers/data/list')
      const known = (await listDossiers()).find(({ id }) => id === dossier)?.subject.aliases
      if (known) await describeDocument(dossier, { aliases: aliasesOf(known) })
    }
    announceDossiersChanged()
  }
  await change(shared, (known) => [...known, learns ?? ''])
  return () => void change(null, (known) => known.filter((name) => name !== learns))
}

/** Number of pages after which the first is forgotten. */
const MOST_PAGES = 100
