/**
 * `npm run release`: makes everything that the stores ask for, from the tag of the version in package.json, into
 * `.output/release-VERSION`: the zip files, the texts and pictures of `docs/store`, the licences, the bill of materials, and the
 * checksums of all. `-- --trial` makes it from the last commit, tagged or not.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials, npmsBill, type Bill } from './bill-of-materials'
import { buildFromClone, checksumsIn } from './build-from-clone'
import { git } from './commands'
import { problemsOf } from './may-release'
import { chromium } from 'playwright-core'
import { chromiumPath } from '@/tools/shared/chromium-path'

/** Picture size in px that the Chrome Web Store requires; addons.mozilla.org accepts it too. */
const PICTURE_SIZE = { width: 1280, height: 800 }
const LIGHT = '#f4f1ea'
const DARK = '#1c1b19'

/**
 * Fits each group of screenshots that `docs/store/pictures.json` names uncropped on one picture of the stores' size.
 *
 * @param project the folder of the project
 * @param targetFolder the folder in which `pictures` is made
 */
async function storePictures(project: string, targetFolder: string): Promise<void> {
  const list = JSON.parse(readFileSync(join(project, 'docs/store/pictures.json'), 'utf8')) as string[][]
  mkdirSync(join(targetFolder, 'pictures'), { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: PICTURE_SIZE })
    for (const [index, files] of list.entries()) {
      const images = files.map((file) => {
        const data = readFileSync(join(project, 'docs/screenshots', file)).toString('base64')
        return `<img src="data:image/png;base64,${data}">`
      })
      const ground = files.every((file) => file.includes('-dark')) ? DARK : LIGHT
      await page.setContent(
        `<style>body{margin:0;height:100vh;display:flex;gap:32px;align-items:center;justify-content:center;background:${ground}}
        img{max-width:${Math.floor(1216 / files.length)}px;max-height:768px}</style>${images.join('')}`,
      )
      await page.screenshot({ path: join(targetFolder, 'pictures', `${index + 1}.png`) })
    }
  } finally {
    await browser.close()
  }
}

const root = process.cwd()
const { name = '', version = '' } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>
const problems = problemsOf({
  version,
  tags: git(root, 'tag', '--points-at', 'HEAD').split('\n'),
  changed: git(root, 'status', '--porcelain').split('\n').filter(Boolean),
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
})
if (problems.length > 0 && !process.argv.includes('--trial')) {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}

const clone = join(root, '.cache/release/clone')
const builtFolder = join(clone, '.output')
const releaseFolder = join(root, `.output/release-${version}`)
console.log('Building from a fresh clone …')
buildFromClone(root, git(root, 'rev-parse', 'HEAD'), clone)
rmSync(releaseFolder, { recursive: true, force: true })
mkdirSync(releaseFolder, { recursive: true })
for (const file of readdirSync(builtFolder).filter((file) => file.endsWith('.zip')))
  copyFileSync(join(builtFolder, file), join(releaseFolder, file))
copyFileSync(join(builtFolder, 'chrome-mv3/THIRD-PARTY-LICENSES.txt'), join(releaseFolder, 'THIRD-PARTY-LICENSES.txt'))
writeFileSync(join(releaseFolder, `${name}-${version}.cdx.json`), JSON.stringify(billOfRelease(), null, 2) + '\n')
cpSync(join(clone, 'docs/store'), join(releaseFolder, 'store'), { recursive: true })
await storePictures(clone, join(releaseFolder, 'store'))
rmSync(clone, { recursive: true, force: true })
const sumLines = [...checksumsIn(releaseFolder, /./)].map(([file, sum]) => `${sum}  ${file}\n`)
writeFileSync(join(releaseFolder, 'SHA256SUMS'), sumLines.join(''))
console.log(
  `${sumLines.join('')}\n.output/release-${version}: ${sumLines.length} files, with their checksums in SHA256SUMS`,
)

function billOfRelease(): Bill {
  const shipped = ['chrome', 'firefox'].flatMap(
    (browser) => JSON.parse(readFileSync(join(builtFolder, `packages-${browser}.json`), 'utf8')) as string[],
  )
  const time = new Date(Number(git(clone, 'show', '-s', '--format=%ct', 'HEAD')) * 1000).toISOString()
  return billOfMaterials(npmsBill(clone), new Set(shipped), name, time)
}
