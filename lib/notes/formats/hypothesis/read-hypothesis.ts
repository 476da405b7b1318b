import { FileRefused, type NoteReader, type Loss, type ReaderContext, type UnreadableReason } from '../shared/exchange'
import { readItem, readJson } from '@/lib/notes/formats/json/json-text'
import { isRecord } from '@/lib/schema/is-record'
import { nameInOwnIri } from '@/lib/notes/formats/web-annotation/note-iri'
import { readAnnotation, type ReadNote } from '@/lib/notes/formats/shared/read-annotation'
import { firstText, listOf, type UntrustedRecord } from '@/lib/notes/formats/shared/untrusted'
import { readSelectors } from '@/lib/notes/formats/web-annotation/web-selectors'

/**
 * Reads the JSON file of Hypothesis's "Export annotations", our own export in this format, answers of its search API
 * (`rows`), and a list or lines of annotations.
 */
export const readHypothesis: NoteReader = async function* (pieces, about) {
  const file = await readJson(pieces)
  const lists = isRecord(file)
    ? [file.annotations, file.rows].filter((list) => Array.isArray(list))
    : Array.isArray(file)
      ? [file]
      : []
  if (lists.length === 0) throw new FileRefused('unknown-format')
  let index = 0
  for (const value of lists.flat()) yield readItem(value, (item) => fromHypothesis(item, about), index++)
}

/**
 * Converts a Hypothesis annotation to a note. A page note has no selectors. A reply becomes a note on the same page;
 * the note it replied to is lost.
 *
 * @see https://h.readthedocs.io/en/latest/api-reference/#tag/annotations
 */
export function fromHypothesis(item: unknown, about?: ReaderContext): ReadNote | UnreadableReason {
  if (!isRecord(item)) return 'not-a-note'
  const own = isRecord(item.claimlight) ? item.claimlight : null
  const losses = new Set<Loss>(own ? [] : lossesOf(item))
  const targets = listOf(item.target).filter(isRecord)
  if (targets.length > 1) losses.add('targets')
  const uri = firstText(item.uri) ?? firstText(targets[0]?.source)
  if (uri === undefined || uri.trim() === '') return item.target === undefined ? 'not-a-note' : 'no-target'
  const claim = own ? own.claim : nameInOwnIri('claim', uri)
  const anchor = readSelectors(targets[0]?.selector, losses)
  const isEmpty = !own && (item.text ?? '') === '' && listOf(item.tags).length === 0 && anchor === null
  if (isEmpty) return 'no-words'
  return readAnnotation(
    {
      id: own?.id ?? (typeof item.id === 'string' && item.id !== '' ? `hypothesis:${item.id}` : undefined),
      url: own?.url ?? (typeof claim === 'string' ? '' : (nameInOwnIri('page', uri) ?? uri)),
      pageKey: own?.pageKey,
      title: isRecord(item.document) ? firstText(item.document.title) : undefined,
      claim,
      dossier: own?.dossier,
      anchor,
      note: item.text,
      tags: item.tags,
      color: own?.color,
      finding: own?.finding,
      created: item.created,
      modified: item.updated,
    },
    about,
    losses,
  )
}

function lossesOf({ references, group, permissions, user, metadata, mentions }: UntrustedRecord): Loss[] {
  const losses: Loss[] = []
  if (listOf(references).length > 0) losses.push('reply')
  if (group !== undefined) losses.push('group')
  if (permissions !== undefined) losses.push('permissions')
  if (user !== undefined) losses.push('author')
  if (metadata !== undefined || listOf(mentions).length > 0) losses.push('other')
  return losses
}
