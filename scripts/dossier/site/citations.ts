import type { SiteOf } from '@/components/site/site-of'
import type { Claim } from '@/lib/dossier/schema'
import { slugOf } from '@/lib/dossier/claim-id'
import { sourceReference, type Reference } from '@/lib/formats/citations/references'
import { bibtexEntry } from '@/lib/formats/citations/to-bibtex'
import { cslItem } from '@/lib/formats/citations/to-csl-json'
import { wellFormedJson } from '@/lib/formats/json/well-formed-json'

/** A claim and its sources for reference managers: the text of each file by its ending. */
export function citationsOf(claim: Claim, { book, address, fileOf }: SiteOf): [ending: string, text: string][] {
  const own: Reference = {
    key: `${slugOf(book.subject.name) || 'dossier'}-${slugOf(claim.id) || 'claim'}`,
    kind: 'claim',
    title: claim.text,
    author: null,
    publisher: `Dossier on ${book.subject.name}, version ${book.version}`,
    issued: book.asOf,
    url: address === null ? null : address + fileOf({ at: 'claim', id: claim.id }),
    accessed: book.asOf,
    note: `Claim ${claim.id}`,
    annotations: [],
  }
  const all = [own, ...book.sourcesOf(claim.sources).map((source) => sourceReference(source, book))]
  return [
    ['.bib', all.map((one) => `${bibtexEntry(one)}\n\n`).join('')],
    ['.csl.json', `[\n${all.map((one) => wellFormedJson(cslItem(one))).join(',\n')}\n]\n`],
  ]
}
