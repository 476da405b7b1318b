// Runs a tool: `node scripts/run.mjs tools/lab/eval.ts ARGUMENTS`. With `--help` it prints the comment at the tool's top, which says how it is used.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleOf } from './bundle.mjs'

/** Tools with a longer help of their own. */
const OWN_HELP = new Set(['tools/cli/main.ts', 'tools/research/main.ts'])

const [tool, ...rest] = process.argv.slice(2)
if (rest.some((word) => word === '--help' || word === '-h') && !OWN_HELP.has(tool)) {
  console.log(usageIn(readFileSync(tool, 'utf8')))
  process.exit(0)
}
process.argv = [process.execPath, tool, ...rest]
try {
  await import(pathToFileURL(tool.endsWith('.mjs') ? resolve(tool) : await bundleOf(tool)))
} catch (error) {
  if (!error?.code?.startsWith('ERR_PARSE_ARGS')) throw error
  console.error(`${error.message.split('. ')[0]}. \`--help\` says how it is used.`)
  process.exit(2)
}

/** The first comment with a command in it, without its signs. */
function usageIn(text) {
  const comments = text.match(/^\/\*\*[^]*?\*\/|^\/\/.*(?:\n\/\/.*)*/gm) ?? []
  const usage = comments.find((comment) => /`(npm run|node) /.test(comment)) ?? tool
  return usage.replace(/^\/\*\*\n?|\s*\*\/$/g, '').replace(/^( \*|\/\/) ?/gm, '')
}
