import { compileTexts } from '@/lib/dossier/format/compile-texts'
import { contentOfDossier, contentOfFolder } from '@/lib/dossier/format/content-of-dossier'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import type { AuthoredContent, ImportForm } from '@/lib/dossier/format/import-record'
import { parseDossierText } from '@/lib/dossier/format/load'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { unzipParts } from '@/lib/dossier/readers/unzip-parts'
import { decodeBytes } from '@/lib/text/decode-bytes'
import type { ProblemList } from './problem-list'
import type { ImportOptions, ImportResult } from './types'

// Files in the project's own forms. One with a fault is refused as a whole, as on the command line.

/** Reads a portable dossier (one JSON file). */
export function readPortable(text: string, options: ImportOptions, problems: ProblemList): ImportResult {
  const read = parseDossierText(text)
  if (!read.ok) return problems.refuse({ code: 'not-a-dossier', reason: read.reason })
  return recordOf('portable', contentOfDossier(read.dossier), options, problems)
}

/** Reads a zip of the YAML folder that people edit. Its paths are only compared, never written to. */
export function readFolderZip(bytes: Uint8Array, options: ImportOptions, problems: ProblemList): ImportResult {
  const files = Object.entries(unzipParts(bytes, (path) => DOSSIER_FILE_PATH.test(path), DOSSIER_LIMITS.unzipped))
  const root = rootOf(files.map(([path]) => path))
  if (root === null) return problems.refuse({ code: 'zip-without-dossier' })
  const texts = new Map<string, string>()
  for (const [path, file] of files) {
    const text = decodeBytes(file)
    if (text === null) return problems.refuse({ code: 'not-text', place: path })
    if (path.startsWith(root)) texts.set(path.slice(root.length), text)
  }
  const compiled = compileTexts(texts, false)
  if (!compiled.ok) return problems.refuseFolder(compiled.problems)
  return recordOf('folder', contentOfFolder(compiled), options, problems)
}

function recordOf(
  form: ImportForm,
  content: AuthoredContent,
  options: ImportOptions,
  problems: ProblemList,
): ImportResult {
  const { subject, asOf, sources } = content
  const name = options.subject ?? subject.name
  const aliases = options.aliases?.filter((alias) => faultOfName(alias) === null) ?? subject.aliases
  if (faultOfName(name)) problems.add({ level: 'noted', code: 'common-alias', place: 'subject.name', words: name })
  const record = {
    ...content,
    form,
    subject: { ...subject, name, aliases: aliases.filter((alias) => alias !== name) },
    asOf: options.asOf ?? asOf,
    // Addresses are normalised: other versions and devices identify a source by its address.
    sources: sources.map((source) =>
      source.url === undefined ? source : { ...source, url: new URL(source.url).href },
    ),
    counts: { cited: 0, kept: 0, uncited: 0, carried: 0 },
  }
  return { ok: true, record, problems: problems.all }
}

const DOSSIER_FILE_PATH =
  /(?:^|\/)(?:(?:dossier|sources|entities|research)\.yaml|introduction\.md|claims\/[^/]+\.yaml)$/

/** Returns the path of the least deep folder with a dossier.yaml in the zip; null if there is none. */
function rootOf(paths: readonly string[]): string | null {
  const roots = paths
    .filter((path) => /(?:^|\/)dossier\.yaml$/.test(path))
    .map((path) => path.slice(0, -'dossier.yaml'.length))
  return roots.sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b))[0] ?? null
}
