import { renderToStaticMarkup } from 'react-dom/server'
import { SiteFrame } from '@/packages/publish/pages/site-frame'
import { pagesOf } from '@/packages/publish/pages/pages'
import { claimsBySource, type Download, type DossierSite } from '@/packages/publish/pages/site-of'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { buildEntityGraph } from '@/lib/dossier/browse/entity-graph'
import { packedSearchIndex } from '@/lib/dossier/browse/search-index'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Dossier, Claim } from '@/lib/dossier/format/schema'
import { locale, setLanguage } from '@/lib/i18n/t'
import { filesOf } from '@/tools/shared/folder-files'
import { addressesOf, fileOfListPage } from './addresses'
import { downloadsOf, atomFeed } from './files'
import { headOf } from './head'
import { colourSheet } from '@/lib/schema/colours'
import { referenceOf, sourceReference, bibtexEntry } from '@/lib/notes/formats/citations/bibtex'
import { resolve } from 'node:path'
import { readFile } from 'node:fs/promises'
import { build, transform } from 'esbuild'
import { messagesOf } from '@/tools/shared/english-reason'

interface SiteOptions {
  out: string
  languages: readonly Language[]
  /** Address of the published site, ending in "/", or null. */
  address: string | null
  /** Maximum number of claims for which the site has a search, because a larger index is too large to load. */
  mostSearchableClaims?: number
}

/** Writes the site of a dossier. Files that are there already are overwritten. */
export async function buildSite(dossier: Dossier, options: SiteOptions) {
  const { mostSearchableClaims = 20_000 } = options
  /** Sentences about parts that are omitted because the dossier is too large. */
  const leftOut: string[] = []
  const { put, written } = createSiteWriter(options.out)
  for (const [file, content] of await assetsOf()) put(file, content)
  const mainLanguage = options.languages[0] ?? 'en'
  setPageLanguage(mainLanguage)
  const downloads: Download[] = []
  for await (const { content, ...download } of downloadsOf(dossier)) {
    put(download.file, content)
    downloads.push(download)
  }
  const book = createDossierBook(dossier)
  const hasSearch = book.claims.length <= mostSearchableClaims
  const siteFields: Omit<DossierSite, 'language'> = {
    dossier,
    book,
    address: options.address,
    graph: runAtOnce(buildEntityGraph(book, null)),
    citing: claimsBySource(book.claims),
    fileOf: addressesOf(book),
    downloads,
    languages: options.languages.map((code) => ({
      code,
      name: LANGUAGES[code],
      folder: code === mainLanguage ? '' : `${code}/`,
    })),
    hasSearch,
  }
  if (!hasSearch)
    leftOut.push(
      `${book.subject.name}: the search, which takes ${mostSearchableClaims} claims; this dossier has ${book.claims.length}`,
    )
  put('feed.atom', atomFeed(siteFields))
  for (const claim of book.claims) {
    const file = siteFields.fileOf({ at: 'claim', id: claim.id }).replace(/\.html$/, '.bib')
    put(file, citationsOf(claim, { ...siteFields, language: mainLanguage }))
  }
  if (hasSearch) put('search-data.js', searchData({ ...siteFields, language: mainLanguage }))
  for (const { code, folder } of siteFields.languages) {
    setPageLanguage(code as Language)
    const site: DossierSite = { ...siteFields, language: code }
    for (const page of pagesOf(site, fileOfListPage)) {
      const up = '../'.repeat(page.file.split('/').length - 1)
      const root = folder === '' ? up : `${up}../`
      const head = headOf({ site, page, root })
      const body = renderToStaticMarkup(<SiteFrame site={site} page={page} up={up} />)
      put(folder + page.file, htmlDocument(head, body))
    }
  }
  return { ...written, leftOut }
}

function htmlDocument(head: string, body: string): string {
  return `<!doctype html>\n<html lang="${locale()}">\n<head>\n${head}</head>\n<body>${body}</body>\n</html>\n`
}

/** Returns a file for reference managers that cites a claim and its sources. */
function citationsOf(claim: Claim, { book, address, fileOf }: DossierSite): string {
  const own = referenceOf(`${slugOfText(book.subject.name) || 'dossier'}-${slugOfText(claim.id) || 'claim'}`, 'claim', {
    title: claim.text,
    publisher: `Dossier on ${book.subject.name}, version ${book.version}`,
    date: book.asOf,
    url: address === null ? undefined : address + fileOf({ at: 'claim', id: claim.id }),
    accessed: book.asOf,
    note: `Claim ${claim.id}`,
  })
  const all = [own, ...book.sourcesOf(claim.sources).map((source) => sourceReference(source, book))]
  return all.map((reference) => `${bibtexEntry(reference)}\n\n`).join('')
}

/** Returns the search index as a script, which pages can load from a disk too. */
function searchData({ book, fileOf }: DossierSite): string {
  const { claims, entities, sources } = book
  const items = [
    ...claims.map(({ id, text }) => ['claim', fileOf({ at: 'claim', id }), text]),
    ...entities.map(({ name }) => ['name', fileOf({ at: 'entity', name }), name]),
    ...sources.map(({ n, title }) => ['source', fileOf({ at: 'source', n }), title]),
  ]
  return `globalThis.claimlightSearch=${JSON.stringify({ index: packedSearchIndex(claims, entities, sources), items })}\n`
}

function createSiteWriter(out: string) {
  const written = { pages: 0, bytes: 0 }
  const files = filesOf(out)
  return {
    written,
    put: (file: string, content: string | Uint8Array) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content.toWellFormed()) : content
      files.write(file, bytes, undefined, false)
      written.bytes += bytes.length
      if (file.endsWith('.html')) written.pages += 1
    },
  }
}

/** Commands run at the root of the repository. */
const ROOT = resolve('.')

/** Style sheets of the site: those of the panel in the panel's order, then its own. Colours come before them. */
const STYLES = [
  'components/ui/tokens',
  'components/ui/base',
  'components/ui/controls',
  'components/check/finding/finding',
  'components/dossiers/dossier/dossier',
  'components/dossiers/dossiers',
  'packages/publish/pages/site',
  'packages/publish/pages/report',
]

async function assetsOf(): Promise<Map<string, string>> {
  const sheets = await Promise.all(STYLES.map((name) => readFile(`${ROOT}/${name}.css`, 'utf8')))
  const style = await transform([colourSheet, ...sheets].join('\n'), { loader: 'css', minify: true, target: 'es2022' })
  return new Map([
    ['assets/site.css', style.code],
    ['assets/lamp.svg', await readFile(`${ROOT}/assets/lamp.svg`, 'utf8')],
    ['assets/search.js', await script('search')],
  ])
}

async function script(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/packages/publish/site/client/${name}.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    alias: { '@': ROOT },
  })
  return outputFiles[0]?.text ?? ''
}

/** The languages of the pages around a dossier; the dossier itself stays in English. */
export const LANGUAGES = { en: 'English', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

function setPageLanguage(language: Language): void {
  setLanguage(messagesOf(language))
}
