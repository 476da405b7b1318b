// Runs a tool, `node scripts/run.mjs packages/lab/eval.ts ARGUMENTS`, or a program of a package, `node scripts/run.mjs
// wxt build`, and first installs the packages where one is missing. `--help` prints the comment at the tool's top.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleOf } from './bundle.mjs'
import { checkNode, ensurePackages, isWindows, root } from './setup.mjs'
import { usageIn } from './usage.mjs'

/** Tools with a longer help of their own. */
const OWN_HELP = new Set([
  'scripts/start.mjs',
  'scripts/test.mjs',
  'tools/cli/main.ts',
  'packages/bulk/bulk.mjs',
  'packages/publish/dossier.ts',
  'packages/research/main.ts',
])

const [tool, ...rest] = process.argv.slice(2)
checkNode()
ensurePackages()
if (!tool.includes('/')) {
  const program = join(root, 'node_modules/.bin', isWindows ? `${tool}.cmd` : tool)
  const { status } = spawnSync(program, rest, { stdio: 'inherit', shell: isWindows })
  process.exit(status ?? 1)
}
const text = readFileSync(tool, 'utf8')
if (rest.some((word) => word === '--help' || word === '-h') && !OWN_HELP.has(tool)) {
  console.log(usageIn(text, tool))
  process.exit(0)
}
const unknown = rest.find((word) => word.startsWith('-') && !usageIn(text, tool).includes(word))
if (unknown !== undefined && !text.includes('parseArgs') && !OWN_HELP.has(tool)) {
  console.error(`Unknown option '${unknown}'. \`--help\` says how it is used.`)
  process.exit(2)
}
process.argv = [process.execPath, tool, ...rest]
try {
  await import(pathToFileURL(tool.endsWith('.mjs') ? resolve(tool) : await bundleOf(tool)))
} catch (error) {
  const refusal = refusalIn(error)
  if (refusal === undefined) throw error
  console.error(refusal)
  process.exit(error.exit ?? 2)
}

/** Returns the message for an error that the user can fix: a refusal, a wrong option, a missing file. */
function refusalIn({ code, exit, message, path }) {
  if (exit !== undefined) return message
  if (code === 'ENOENT' && path !== undefined) return `${path}: no such file`
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message.split('. ')[0]}. \`--help\` says how it is used.`
}
