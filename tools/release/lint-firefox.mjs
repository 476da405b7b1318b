// `npm run lint:firefox`: runs Mozilla's linter on the Firefox build. Fails for errors, and for warnings that are not
// listed here with a reason.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from '../../scripts/setup.mjs'

const knownWarnings = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\/read-html-/,
    most: 2,
    why: 'linkedom’s own `innerHTML`, on elements that it keeps itself in a worker; no element of a page is changed.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    // The chunk of the Markdown parser, which the bundler names after its first module.
    file: /^chunks\/(?:read-markdown|index)-/,
    most: 1,
    why: 'A tokenizer of micromark with the name `document` and a method `write`; it is not the page’s document.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\/pdf(?:\.worker)?-/,
    most: 2,
    why: 'pdf.js loads its worker and decoders of pictures by import(). Neither is used: see `lib/dossier/readers/read-pdf.ts`.',
  },
  {
    // The entries for single files must come first.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\//,
    most: 2,
    why: 'React’s own code for `dangerouslySetInnerHTML`, which no component of ours uses (the linter forbids it).',
  },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    most: 1,
    why: 'Firefox for Android has no sidebar, so it is not offered there; on the desktop the key came with 140.',
  },
]

const buildFolder = join(root, '.output/firefox-mv3')
if (!existsSync(buildFolder)) {
  console.error('There is no build: run `npm run build:firefox` first.')
  process.exit(2)
}
const { stdout, stderr, error } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/web-ext/bin/web-ext.js'),
    ...['lint', '--source-dir', buildFolder, '--output', 'json', '--no-config-discovery'],
  ],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
const report = parseJson(stdout)
if (!report) {
  console.error(error?.message ?? (stderr || 'web-ext said nothing that can be read.'))
  process.exit(2)
}

const remainingCounts = new Map(knownWarnings.map((known) => [known, known.most]))
const newWarnings = report.warnings.filter((warning) => {
  const known = knownWarnings.find(({ code, file }) => code === warning.code && file.test(warning.file ?? ''))
  const count = known ? (remainingCounts.get(known) ?? 0) : 0
  if (count > 0) remainingCounts.set(known, count - 1)
  return count === 0
})
for (const { code, message, description, file, line } of [...report.errors, ...newWarnings])
  console.error(`${file ?? ''}${line ? `:${line}` : ''} ${code}: ${message} ${description}`)
say(
  `web-ext lint: ${report.errors.length} errors, ${newWarnings.length} new warnings, ${report.warnings.length} in all`,
)
process.exitCode = report.errors.length + newWarnings.length > 0 ? 1 : 0

function parseJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
