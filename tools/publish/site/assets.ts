import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build, transform } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '../../..')

/** The panel's own style sheets, in its order, and what a page needs besides. */
const STYLES = [
  'components/ui/tokens',
  'components/ui/base',
  'components/ui/controls',
  'components/check/finding/finding',
  'components/dossiers/dossier/dossier',
  'components/dossiers/dossiers',
  'tools/publish/pages/site',
]

/** Files that all pages share, by path. */
export async function assetsOf(): Promise<Map<string, string>> {
  const sheets = await Promise.all(STYLES.map((name) => readFile(`${ROOT}/${name}.css`, 'utf8')))
  const style = await transform(sheets.join('\n'), { loader: 'css', minify: true, target: 'es2022' })
  return new Map([
    ['assets/site.css', style.code],
    ['assets/lamp.svg', await readFile(`${ROOT}/assets/lamp.svg`, 'utf8')],
    ['assets/search.js', await script('search')],
    ['assets/correct.js', await script('correct')],
  ])
}

async function script(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/tools/publish/site/client/${name}.ts`],
    ...{ bundle: true, write: false, minify: true, format: 'iife', target: 'es2022', alias: { '@': ROOT } },
  })
  return outputFiles[0]?.text ?? ''
}
