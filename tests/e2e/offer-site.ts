import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveSite, type Site } from '@/tests/browser/site'
import { CURIE_PAGE, ownDossierFiles } from './own-dossier-files'

export interface OfferSite {
  /** Addresses of pages with the first and the second version. */
  first: string
  second: string
  /** Page of the second version that does not contain the dossier. */
  large: string
  hostile: string
  article: string
  /** Paths asked for, in order. */
  requests: string[]
  /** Path of the dossier file of the second version. */
  file: string
  close: () => Promise<void>
}

/** Serves sites of two versions of a signed dossier, made by the command, an article on its subject, a hostile page. */
export async function serveOffers(): Promise<OfferSite> {
  const files = ownDossierFiles()
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-offer-'))
  const key = join(folder, 'key.pem')
  dossier('keygen', key)
  dossier('site', files.dossier, '--key', key, '--out', join(folder, 'v1'))
  dossier('site', files.newer, '--key', key, '--out', join(folder, 'v2'))
  const home = readFileSync(join(folder, 'v2/index.html'), 'utf8')
  const [head = ''] = /<script type="application\/vnd\.claimlight\.offer\+json">.*?<\/script>/.exec(home) ?? []
  const site: Site = await serveSite(folder, {
    '/article.html': CURIE_PAGE,
    '/v2/large.html': home.replace(/<script type="application\/vnd\.claimlight\.dossier\+gzip">.*?<\/script>/, ''),
    '/hostile.html': `<!doctype html><html lang="en"><head><title>Dossiers</title>${head.repeat(1000)}</head><body><p>Here.</p></body></html>`,
  })
  return {
    first: `${site.url}/v1/index.html`,
    second: `${site.url}/v2/index.html`,
    large: `${site.url}/v2/large.html`,
    hostile: `${site.url}/hostile.html`,
    article: `${site.url}/article.html`,
    requests: site.requests,
    file: join(folder, 'v2/download/marie-curie-2.dossier.json'),
    close: async () => {
      await site.close()
      files.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function dossier(...words: string[]): void {
  const done = spawnSync(process.execPath, ['scripts/run.mjs', 'packages/publish/dossier.ts', ...words], {
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(done.stderr)
}
