import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { database } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { overlayContent, overlayDossier, overlayOf } from './overlay'
import { readChanges } from './rows'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'

/** Reads an installed or removed dossier with the user's changes; undefined where no dossier has this id. */
export async function readDossier(id: string): Promise<Dossier | undefined> {
  const db = database()
  return db.transaction('r', db.compiled, db.changes, db.outlines, async () => {
    const dossier = id === BUNDLED_ID ? bundledDossier : (await db.compiled.get(id))?.dossier
    return dossier && overlayDossier(dossier, overlayOf(await readChanges(id)))
  })
}

export async function readWithoutChanges(id: string): Promise<Dossier | undefined> {
  return id === BUNDLED_ID ? bundledDossier : (await database().compiled.get(id))?.dossier
}

/** A dossier with the user's changes in the form that people edit. */
export async function readAuthored(id: string): Promise<AuthoredContent | undefined> {
  const db = database()
  return db.transaction('r', db.contents, db.changes, db.outlines, async () => {
    const content = id === BUNDLED_ID ? contentOfDossier(bundledDossier) : (await db.contents.get(id))?.content
    return content && overlayContent(content, overlayOf(await readChanges(id)))
  })
}
