import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * A copy of the built extension that is French in any browser: its default language is French and English is removed.
 * A French Chromium would need language files that few machines have.
 */
export async function frenchCopy(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-french-'))
  await cp(resolve(process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3'), folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object
  await writeFile(file, JSON.stringify({ ...manifest, default_locale: 'fr' }))
  await rm(join(folder, '_locales/en'), { recursive: true })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
