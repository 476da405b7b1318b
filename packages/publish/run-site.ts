import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { filesOf } from '@/tools/shared/folder-files'
import { loadDossier } from '@/tools/shared/load-dossier'
import { Refusal } from '@/tools/shared/command'
import { printSection } from './run-check'
import { buildSite, LANGUAGES, type Language } from '@/packages/publish/site/build-site'

interface SiteArguments {
  dossier: string
  out: string
  address: string | undefined
  /** Language codes such as "en,fr"; the pages of the first are in the top folder. */
  languages: string
}

/** `site`: writes a static site. @throws Refusal when nothing was written */
export async function runSite({ dossier: path, out, address, languages }: SiteArguments): Promise<void> {
  const started = performance.now()
  const spoken = languages.split(',').filter((code): code is Language => Object.hasOwn(LANGUAGES, code))
  if (spoken.length === 0) throw new Refusal(`no language of ${Object.keys(LANGUAGES).join(', ')} in ${languages}`)
  const baseAddress = address === undefined ? null : addressOf(address)
  if (address !== undefined && baseAddress === null) throw new Refusal(`${address} is no http(s) address`)
  // The folder of a dossier may bring the folder of its site.
  const parts = relative(resolve(path), resolve(out)).split(sep)
  if (!parts.includes('..')) filesOf(path).placeOf(parts.join('/'))
  if (existsSync(out) && !isReplaceable(out))
    throw new Refusal(`${out} has files that are not of a site: choose another folder`)
  const dossier = await loadDossier(path)
  const options = { out, languages: spoken, address: baseAddress }
  const { pages, bytes, leftOut } = await buildMarked(dossier, options).catch((error: unknown) => {
    throw new Refusal(`The site in ${out} is not whole. ${String(error)}`)
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const memory = Math.round(process.resourceUsage().maxRSS / 1000)
  console.log(
    `${join(out, 'index.html')}: ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, in ${seconds} s with ${memory} MB of memory`,
  )
  if (leftOut.length > 0) printSection('left out', leftOut)
  if (baseAddress === null)
    console.log(
      'Without --address https://…, links between pages work everywhere, and cards and feeds have no address.',
    )
}

/** Builds the site with a file in its folder until all is written, by which a later run knows an unfinished site. */
async function buildMarked(...[dossier, options]: Parameters<typeof buildSite>): ReturnType<typeof buildSite> {
  const files = filesOf(options.out)
  files.write(UNFINISHED, 'This site is not whole: run the command again.\n')
  const built = await buildSite(dossier, options)
  rmSync(files.placeOf(UNFINISHED))
  return built
}

const UNFINISHED = '.unfinished-claimlight-site'
/** The words of each page that name its maker. */
const GENERATOR = '<meta name="generator" content="Claimlight">'

/** Whether the folder is empty or was made by this command. */
function isReplaceable(out: string): boolean {
  if (!statSync(out).isDirectory()) return false
  const files = readdirSync(out)
  if (files.length === 0 || files.includes(UNFINISHED)) return true
  return filesOf(out).read('index.html')?.includes(GENERATOR) ?? false
}

function addressOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return href.endsWith('/') ? href : `${href}/`
}
