import type { Dossier } from '@/lib/dossier/format/schema'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { database } from './database'
import { adjustedContent, adjustedDossier } from './adjusted'
import { readAdjustments } from './adjustments'
import { readCompiled } from './rows'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'

/** Reads an installed or removed dossier with the user's adjustments; undefined where no dossier has this id. */
export async function readDossier(id: string): Promise<Dossier | undefined> {
  const db = database()
  return db.transaction('r', db.compiled, db.adjustments, async () => {
    const compiled = await readCompiled(id)
    return compiled && adjustedDossier(compiled.dossier, await readAdjustments(id))
  })
}

/** A dossier with the user's adjustments in the form that people edit. */
export async function readAuthored(id: string): Promise<AuthoredContent | undefined> {
  const db = database()
  return db.transaction('r', db.contents, db.adjustments, async () => {
    const content = await readContent(id)
    return content && adjustedContent(content, await readAdjustments(id))
  })
}

/** Returns the content of a dossier as it was installed, in the form that people edit. */
export async function readContent(id: string): Promise<AuthoredContent | undefined> {
  if (id === BUNDLED_ID) return contentOfDossier(bundledDossier)
  return (await database().contents.get(id))?.content
}
