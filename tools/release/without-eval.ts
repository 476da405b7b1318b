import type { Plugin } from 'vite'

/** Replacements where pdf.js and its polyfills compile text as code. Supported browsers reach none of them. */
const EVAL_REPLACEMENTS: [string, string][] = [
  [`Function('return this')()`, 'globalThis'],
  [`Function('return require("' + name + '")')()`, 'undefined'],
  [`new Function("");`, 'throw new Error();'],
  [`return new Function("src", "srcOffset", "dest", "destOffset", compiled);`, 'throw new Error();'],
]

/** Returns a plugin that removes code compilation from pdf.js, so that the extension has none. Fails if any remains. */
export function withoutEval(): Plugin {
  return {
    name: 'claimlight:without-eval',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/pdfjs-dist/')) return null
      const clean = EVAL_REPLACEMENTS.reduce((text, [from, to]) => text.replaceAll(from, to), code)
      const left = /.*(?:\bnew Function\(|[^.\w]Function\(['"]|[^.\w]eval\().*/.exec(clean)
      if (left) this.error(`${id} makes code out of text: ${left[0].trim().slice(0, 120)}`)
      return { code: clean, map: null }
    },
  }
}
