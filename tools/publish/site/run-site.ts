import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bytesOf } from '@/tools/cli/file-bytes'
import { loadDossier, readDossier } from '@/tools/cli/load-dossier'
import { parseDossierText, type LoadResult } from '@/lib/dossier/format/load'
import type { Dossier } from '@/lib/dossier/format/schema'
import { isPack, readPack } from '@/lib/dossiers/data/pack'
import { Refusal } from '../refusal'
import { print } from '../run-check'
import { signedText } from '../pack'
import { buildSite, type Published } from './build-site'
import { LANGUAGES, type Language } from './languages'

export interface SiteArguments {
  dossiers: readonly string[]
  out: string
  /** Earlier versions, of any of the dossiers. */
  before: readonly string[]
  /** PEM file of the key to sign with. */
  key: string | undefined
  address: string | undefined
  /** "en,fr"; the first one is at the top. */
  languages: string
}

/** `site`: writes a static site. @throws Refusal when nothing was written */
export async function runSite({ dossiers, out, before, key, address, languages }: SiteArguments): Promise<void> {
  const started = performance.now()
  const spoken = languages.split(',').filter((one): one is Language => Object.hasOwn(LANGUAGES, one))
  if (spoken.length === 0) throw new Refusal(`no language of ${Object.keys(LANGUAGES).join(', ')} in ${languages}`)
  const base = address === undefined ? null : addressOf(address)
  if (address !== undefined && base === null) throw new Refusal(`${address} is no http(s) address`)
  if (existsSync(out) && !(await isReplaceable(out)))
    throw new Refusal(`${out} has files that are not of a site: choose another folder`)
  const earlier: Dossier[] = []
  for (const path of before) earlier.push((await mustLoadAny(path)).dossier)
  const published: Published[] = []
  for (const path of dossiers) {
    const loaded = await mustLoadAny(path)
    const { dossier } = loaded
    const signed = key === undefined ? loaded.signed : await signedText(dossier, key)
    if (signed === undefined) throw new Refusal(`${key ?? ''} is no Ed25519 key in PEM form`)
    const own = [...(await historyIn(path)), ...earlier].filter(
      (one) => one.subject.name === dossier.subject.name && one.version !== dossier.version,
    )
    published.push({ dossier, signed, earlier: own })
  }
  const { pages, bytes, leftOut } = await buildSite(published, {
    ...{ out, languages: spoken, address: base },
    onPages: (count) => console.log(`${count} pages …`),
  }).catch((error: unknown) => {
    throw new Refusal(`The site in ${out} is not whole. ${String(error)}`)
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const memory = Math.round(process.resourceUsage().maxRSS / 1000)
  console.log(
    `${join(out, 'index.html')}: ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, in ${seconds} s with ${memory} MB of memory`,
  )
  if (leftOut.length > 0) print('left out', leftOut)
  if (base === null)
    console.log(
      'Without --address https://…, links between pages work everywhere, and cards and feeds have no address.',
    )
}

type Loaded = Extract<LoadResult, { ok: true }> & { signed: { text: string; by: string } | null }

/** A folder, a portable file, or a signed one whose signature is right. */
async function loadAny(path: string): Promise<Loaded | Extract<LoadResult, { ok: false }>> {
  const bytes = bytesOf(path)
  if (typeof bytes === 'string' || !isPack(bytes)) {
    const loaded = typeof bytes === 'string' ? await loadDossier(path) : readDossier(bytes)
    return loaded.ok ? { ...loaded, signed: null } : loaded
  }
  const read = await readPack({ name: path, bytes })
  if (!read.ok) return read
  const loaded = parseDossierText(new TextDecoder().decode(read.pack.file.bytes))
  return loaded.ok ? { ...loaded, signed: { text: new TextDecoder().decode(bytes), by: read.pack.signedBy } } : loaded
}

async function mustLoadAny(path: string): Promise<Loaded> {
  const loaded = await loadAny(path)
  if (!loaded.ok) throw new Refusal(`${path}: ${loaded.reason}`)
  return loaded
}

/** The earlier versions that a dossier folder keeps: `history/*.json`. */
async function historyIn(folder: string): Promise<Dossier[]> {
  const files = await readdir(join(folder, 'history')).catch(() => [])
  const loaded = await Promise.all(
    files.filter((file) => file.endsWith('.json')).map((file) => loadAny(join(folder, 'history', file))),
  )
  return loaded.flatMap((one) => (one.ok ? [one.dossier] : []))
}

/** Empty, or made by this command. */
async function isReplaceable(out: string): Promise<boolean> {
  const files = await readdir(out).catch(() => null)
  return files !== null && (files.length === 0 || files.includes('dossiers.json'))
}

function addressOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return protocol !== 'https:' && protocol !== 'http:' ? null : href.endsWith('/') ? href : `${href}/`
}
