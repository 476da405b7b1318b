import type { Loss, ReadingAbout, Unreadable } from '../shared/exchange'
import { EXTENSION, idOfIri } from './note-iri'
import { readAnnotation, type ReadNote } from '@/lib/notes/formats/shared/read-annotation'
import { isRecord } from '@/lib/schema/is-record'
import { firstText, listOf, type UntrustedRecord } from '../shared/untrusted'
import { dossierOf, readBodies } from './web-bodies'
import { readTargets } from './web-targets'

/** Converts a W3C annotation from any program to a note; the reverse of `toWebAnnotation`. */
export function fromWebAnnotation(item: unknown, about?: ReadingAbout): ReadNote | Unreadable {
  if (!isRecord(item)) return 'not-a-note'
  if (item.target === undefined) return isAnnotation(item) ? 'no-target' : 'not-a-note'
  const losses = new Set<Loss>(lossesOf(item))
  const target = readTargets(item.target, losses)
  if (target === null) return 'no-target'
  const { note, tags, finding, color } = readBodies(item, losses)
  const isEmpty = note === '' && tags.length === 0 && finding === null && target.anchor === null
  if (isEmpty && !isOwn(item)) return 'no-words'
  const id = item.id ?? item['@id']
  const read = readAnnotation(
    {
      ...target,
      id: typeof id === 'string' ? idOfIri(id) : undefined,
      note,
      tags,
      finding,
      dossier: dossierOf(item),
      color: item['claimlight:color'] ?? color ?? target.color,
      created: firstText(item.created ?? item['dcterms:created'] ?? item.generated),
      modified: firstText(item.modified ?? item['dcterms:modified']),
    },
    about,
  )
  return typeof read === 'string' ? read : { ...read, losses: new Set([...losses, ...read.losses]) }
}

function isAnnotation(item: UntrustedRecord): boolean {
  return listOf(item.type ?? item['@type']).some((type) => type === 'Annotation' || type === 'oa:Annotation')
}

function isOwn({ generator }: UntrustedRecord): boolean {
  return isRecord(generator) && generator.id === EXTENSION
}

function lossesOf(item: UntrustedRecord): Loss[] {
  const losses: Loss[] = Object.keys(item).some((name) => !READ.has(name)) ? ['other'] : []
  if (item.creator !== undefined) losses.push('author')
  if (listOf(item.motivation).includes('replying')) losses.push('reply')
  return losses
}

/** The properties that are read, and those that can be ignored without loss. */
const READ = new Set(
  '@context id @id type @type motivation created dcterms:created modified dcterms:modified generated generator creator body bodyValue target claimlight:color claimlight:dossierId claimlight:dossierName canonical'.split(
    ' ',
  ),
)
