import { bundledDossier } from '@/lib/dossier/format/bundled'
import { database, type CompiledRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { DossierRefused, type InstalledDossier } from './types'

/** Returns the row of a dossier, also a removed one; for the bundled one a default row if none is stored. */
export async function readDossierRow(id: string): Promise<InstalledDossier | undefined> {
  return (await database().dossiers.get(id)) ?? (id === BUNDLED_ID ? bundledRow() : undefined)
}

/** @throws DossierRefused `unknown` where no such dossier is installed */
export async function installedRow(id: string): Promise<InstalledDossier> {
  const row = await readDossierRow(id)
  if (row?.removed !== null) throw new DossierRefused('unknown', id)
  return row
}

export function bundledRow(): InstalledDossier {
  const { subject, asOf, version, claims, sources } = bundledDossier
  return {
    id: BUNDLED_ID,
    subject: subjectOf(subject),
    asOf,
    version,
    claims: claims.length,
    sources: sources.length,
    origin: { kind: 'bundled' },
    isOn: true,
    added: '',
    modified: '',
    removed: null,
    adjustments: 0,
  }
}

/** Returns the fields that lists show. Those of the bundled dossier are of the extension's present version. */
export function toInstalled(row: InstalledDossier): InstalledDossier {
  const { asOf, version, subject } = row.id === BUNDLED_ID ? bundledRow() : row
  return { ...row, asOf, version, subject }
}

/** Returns the compiled dossier as it was installed; undefined where no dossier has this id. */
export async function readCompiled(id: string): Promise<Omit<CompiledRow, 'id'> | undefined> {
  if (id === BUNDLED_ID) return { dossier: bundledDossier, contentId: bundledDossier.version }
  return database().compiled.get(id)
}

/** @param main main names; a single one is none, because a page needs two */
export function subjectOf(
  { name, aliases, kind }: InstalledDossier['subject'],
  main: string[][] = [],
): InstalledDossier['subject'] {
  return { name, aliases, kind, ...(main.length > 1 && { main }) }
}

/** Stores the subject of a dossier in its row, its content and its compiled form. */
export async function updateSubject(
  id: string,
  subject: InstalledDossier['subject'],
  contentId: string,
): Promise<void> {
  const db = database()
  await db.dossiers.update(id, { subject })
  const content = await db.contents.get(id)
  const compiled = await db.compiled.get(id)
  const withSubject = <Head extends { subject: object }>(head: Head): Head => ({
    ...head,
    subject: { ...head.subject, ...subjectOf(subject) },
  })
  if (content) await db.contents.put({ ...content, content: withSubject(content.content) })
  if (compiled) await db.compiled.put({ ...compiled, dossier: withSubject(compiled.dossier), contentId })
}
