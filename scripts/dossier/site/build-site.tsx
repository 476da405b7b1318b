import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { CataloguePage, type CatalogueEntry } from '@/components/site/catalogue-page'
import { pagesOf } from '@/components/site/pages'
import { SiteFrame } from '@/components/site/site-frame'
import type { SiteOf } from '@/components/site/site-of'
import { slugOf } from '@/lib/dossier-import/claim-id'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { buildEntityGraph } from '@/lib/dossier/browse/entity-graph'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Dossier } from '@/lib/dossier/schema'
import { sayFingerprint } from '@/lib/dossiers/pack'
import { markup } from '@/lib/formats/shared/markup'
import { locale, t } from '@/lib/i18n/t'
import { addressesOf, furtherPage } from './addresses'
import { assetsOf } from './assets'
import { citationsOf } from './citations'
import { downloadsOf } from './downloads'
import { atomFeed, jsonFeed } from './feeds'
import { headOf } from './head'
import { historyOf } from './history'
import { LANGUAGES, speakLanguage, type Language } from './languages'
import { offerOf } from './offer'
import { pictureOf } from './picture'
import { MOST_SEARCHED, searchData } from './search-data'

/** One dossier to publish. */
export interface Published {
  dossier: Dossier
  /** Text of the signed file with the fingerprint of its key, or null. */
  signed: { text: string; by: string } | null
  earlier: readonly Dossier[]
}

export interface SiteOptions {
  out: string
  languages: readonly Language[]
  /** Address of the published site, ending in "/", or null. */
  address: string | null
}

export interface SiteReport {
  pages: number
  bytes: number
  /** Parts that a large dossier does not have, as sentences. */
  leftOut: string[]
}

/** Writes a site of one dossier, or of several with a catalogue. Files that are there already are overwritten. */
export async function buildSite(published: readonly Published[], options: SiteOptions): Promise<SiteReport> {
  const report: SiteReport = { pages: 0, bytes: 0, leftOut: [] }
  const put = async (file: string, content: string | Uint8Array) => {
    const path = join(options.out, file)
    await mkdir(dirname(path), { recursive: true })
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content.toWellFormed()) : content
    await writeFile(path, bytes)
    report.bytes += bytes.length
    if (file.endsWith('.html')) report.pages += 1
  }
  for (const [file, content] of await assetsOf()) await put(file, content)
  const hasCatalogue = published.length > 1
  const entries: CatalogueEntry[] = []
  for (const one of published) {
    const folder = hasCatalogue ? `${freeFolder(one.dossier, entries)}/` : ''
    entries.push(await putDossier(one, folder, hasCatalogue))
  }
  await speakLanguage(options.languages[0] ?? 'en')
  if (hasCatalogue) await put('index.html', catalogue(entries))
  await put(
    'dossiers.json',
    `${JSON.stringify({ kind: 'claimlight-catalogue', version: 1, dossiers: entries }, null, 1)}\n`,
  )
  return report

  async function putDossier({ dossier, signed, earlier }: Published, folder: string, inCatalogue: boolean) {
    const first = options.languages[0] ?? 'en'
    await speakLanguage(first)
    const files = await downloadsOf(dossier, signed?.text ?? null)
    for (const { file, content } of files) await put(folder + file, content)
    const book = createDossierBook(dossier)
    const { versions, history } = historyOf(dossier, earlier)
    const address = options.address === null ? null : options.address + folder
    const base: Omit<SiteOf, 'language'> = {
      ...{ book, versions, history, address, hasCatalogue: inCatalogue },
      atlas: runAtOnce(buildEntityGraph(book)),
      fileOf: addressesOf(book),
      downloads: files.map(({ content: _content, ...download }) => download),
      signedBy: signed === null ? null : sayFingerprint(signed.by),
      languages: options.languages.map((code) => ({
        code,
        name: LANGUAGES[code],
        folder: code === first ? '' : `${code}/`,
      })),
      hasSearch: book.claims.length <= MOST_SEARCHED,
    }
    if (!base.hasSearch)
      report.leftOut.push(
        `${book.subject.name}: the search, which takes ${MOST_SEARCHED} claims; this dossier has ${book.claims.length}`,
      )
    const main = files[0]
    if (main === undefined) throw new Error('A dossier has at least one file.')
    const offer = offerOf(dossier, main, signed?.by ?? null)
    const picture = await pictureOf({ ...base, language: first })
    if (picture === null) report.leftOut.push('the pictures for links: the package @napi-rs/canvas is not installed')
    else await put(`${folder}card.png`, picture)
    const feed = { dossier, versions, address, id: `urn:claimlight:${slugOf(book.subject.name) || 'dossier'}` }
    await put(`${folder}feed.atom`, atomFeed(feed))
    await put(`${folder}feed.json`, jsonFeed(feed))
    for (const claim of book.claims)
      for (const [ending, text] of citationsOf(claim, { ...base, language: first }))
        await put(folder + base.fileOf({ at: 'claim', id: claim.id }).replace(/\.html$/, ending), text)
    if (base.hasSearch) await put(`${folder}search-data.js`, searchData({ ...base, language: first }))
    for (const { code, folder: own } of base.languages) {
      await speakLanguage(code as Language)
      const site: SiteOf = { ...base, language: code }
      for (const page of pagesOf(site, furtherPage)) {
        const up = '../'.repeat(page.file.split('/').length - 1)
        const root = own === '' ? up : `${up}../`
        const top = inCatalogue ? `${root}../` : root
        const head = headOf({ site, page, root, top, hasPicture: picture !== null, offer })
        const body = renderToStaticMarkup(<SiteFrame site={site} page={page} up={up} />)
        await put(folder + own + page.file, document(head, body))
      }
    }
    return {
      ...{ name: book.subject.name, kind: book.subject.kind, version: book.version, asOf: book.asOf },
      ...{ claims: book.claims.length, sources: book.sources.length, folder },
      ...{ file: folder + main.file, bytes: main.bytes, sha256: main.sha256, signedBy: base.signedBy },
    }
  }
}

function document(head: string, body: string): string {
  return `<!doctype html>\n<html lang="${locale()}">\n<head>\n${head}</head>\n<body>${body}</body>\n</html>\n`
}

function catalogue(entries: readonly CatalogueEntry[]): string {
  const head = markup`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('site.catalogue')}</title>
<meta name="description" content="${t('site.catalogueAbout')}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="assets/lamp.svg" type="image/svg+xml">
<link rel="stylesheet" href="assets/site.css">
<link rel="alternate" type="application/json" href="dossiers.json">
`
  return document(head.text, renderToStaticMarkup(<CataloguePage entries={entries} indexFile="dossiers.json" />))
}

/** Two dossiers on the same subject do not share a folder, and none has that of the shared files. */
function freeFolder({ subject }: Dossier, entries: readonly CatalogueEntry[]): string {
  const slug = slugOf(subject.name) || 'dossier'
  const taken = (name: string) => name === 'assets' || entries.some(({ folder }) => folder === `${name}/`)
  let free = slug
  for (let n = 2; taken(free); n += 1) free = `${slug}-${n}`
  return free
}
