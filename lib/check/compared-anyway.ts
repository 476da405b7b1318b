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
 * Has a page compared with evidence that it does not name, until the browser closes. Each piece of the evidence learns the
 * name of its subject on the page, if there is one.
 *
 * @returns a function that undoes both
 */
export async function compareAnyway(url: string, { dossiers, shared, learns }: EvidenceOffer): Promise<() => void> {
  const page = pageKeyOf(url)
  const compared = { page, dossiers, words: shared }
  await changeCompared((others) => [...others, compared], compared)
  const taught = learns === undefined ? [] : await teachName(dossiers, learns)
  announceDossiersChanged()
  const undo = async (): Promise<void> => {
    await changeCompared((others) => others, compared)
    if (learns !== undefined) await changeNames(taught, (known) => known.filter((name) => name !== learns))
    announceDossiersChanged()
  }
  return () => void undo()
}

/** Changes the evidence of pages, without what the same page had with the same evidence. */
async function changeCompared(
  change: (others: ComparedAnyway[]) => ComparedAnyway[],
  { page, dossiers }: ComparedAnyway,
): Promise<void> {
  const others = ((await comparedAnyway.read()) ?? []).filter(
    (anyway) => anyway.page !== page || !anyway.dossiers.some((id) => dossiers.includes(id)),
  )
  await comparedAnyway.write(change(others).slice(-MOST_PAGES))
}

/** Teaches dossiers a name. @returns the ids of those that did not have it */
function teachName(ids: readonly string[], name: string): Promise<string[]> {
  return changeNames(ids, (known) => (known.includes(name) ? known : [...known, name]))
}

/** Changes the names of dossiers. @returns the ids of those that changed */
async function changeNames(
  ids: readonly string[],
  change: (known: readonly string[]) => readonly string[],
): Promise<string[]> {
  const { describeDocument, listDossiers } = await import('@/lib/dossiers/data/list')
  const changed: string[] = []
  for (const { id, subject } of await listDossiers()) {
    const aliases = change(subject.aliases)
    if (!ids.includes(id) || aliases.length === subject.aliases.length) continue
    await describeDocument(id, { aliases: [...aliases] })
    changed.push(id)
  }
  return changed
}

/** Number of pages after which the first is forgotten. */
const MOST_PAGES = 100
