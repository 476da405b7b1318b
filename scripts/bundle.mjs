// Bundles a TypeScript tool and everything it imports into one file in .cache/run/, and again only when the content of
// one of its files has changed, so that a second start needs no compiler.
import { root } from './setup.mjs'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/**
 * Returns the path of a tool's bundle, and builds it if it is missing or outdated.
 *
 * @param entry the tool's file, from the root of the project
 */
export async function bundleOf(entry) {
  const name = entry.replaceAll(/[^a-z\d]+/gi, '-')
  // A package of its own finds its dependencies from its own folder.
  const cache = join(root, /^packages\/[^/]+/.exec(entry)?.[0] ?? '', '.cache/run')
  const record = join(cache, `${name}.json`)
  const known = readJson(record)
  // The record names the bundle without its folder, since the checkout may have been copied or moved.
  const bundle = known && join(cache, basename(known.bundle))
  if (bundle && existsSync(bundle) && known.files.every(({ file, sum }) => hashOfFile(file) === sum)) return bundle
  return build(entry, name, cache)
}

async function build(entry, name, cache) {
  const { build } = await import('esbuild')
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: '.cache/run',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    metafile: true,
    logLevel: 'error',
    // These packages load files of their own at run time.
    external: ['pdfjs-dist', 'playwright-core', 'esbuild', 'typescript', 'bullmq', 'ioredis'],
    alias: { '@': root },
    // Some packages still use require().
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  })
  const text = outputFiles[0].contents
  const files = [...Object.keys(metafile.inputs), 'package-lock.json', 'tsconfig.json', 'scripts/bundle.mjs']
    .filter((file) => !file.includes('node_modules'))
    .map((file) => ({ file, sum: hashOfFile(file) }))
  const stamp = createHash('sha256').update(text).digest('hex').slice(0, 16)
  try {
    return keep(cache)
  } catch {
    return keep(mkdtempSync(join(tmpdir(), 'claimlight-'))) // a checkout that cannot be written to
  }

  function keep(folder) {
    mkdirSync(folder, { recursive: true })
    const bundle = join(folder, `${name}-${stamp}.mjs`)
    writeWhole(bundle, text)
    writeWhole(join(folder, `${name}.json`), JSON.stringify({ bundle: basename(bundle), files }))
    deleteOldBundles(folder)
    return bundle
  }
}

/** Deletes outdated bundles, except those of the last ten minutes: another process may be about to read them. */
function deleteOldBundles(folder) {
  const soon = Date.now() - 600_000
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    if (file.endsWith('.mjs') && statSync(path).mtimeMs < soon && readJson(record(file))?.bundle !== file)
      rmSync(path, { force: true })
  }

  function record(file) {
    return join(folder, `${file.replace(/-[\da-f]{16}\.mjs$/, '')}.json`)
  }
}

/** Writes a file as a whole or not at all, because another process may read it at this moment. */
function writeWhole(file, content) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content)
  renameSync(draft, file)
}

function hashOfFile(file) {
  try {
    return createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex')
  } catch {
    return null
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
