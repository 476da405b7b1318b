import type { Plugin } from 'vite'

/** Where pdf.js and its polyfills would make code out of text. None of it is reached in a browser that Claimlight supports. */
const REPLACED: [string, string][] = [
  [`Function('return this')()`, 'globalThis'],
  [`Function('return require("' + name + '")')()`, 'undefined'],
  [`new Function("");`, 'throw new Error();'],
  [`return new Function("src", "srcOffset", "dest", "destOffset", compiled);`, 'throw new Error();'],
]

/** Removes from pdf.js what makes code out of text, so that the extension ships none. Fails when something is left. */
export function withoutEval(): Plugin {
  return {
    name: 'claimlight:without-eval',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/pdfjs-dist/')) return null
      const clean = REPLACED.reduce((text, [from, to]) => text.replaceAll(from, to), code)
      const left = /.*(?:\bnew Function\(|[^.\w]Function\(['"]|[^.\w]eval\().*/.exec(clean)
      if (left) this.error(`${id} makes code out of text: ${left[0].trim().slice(0, 120)}`)
      return { code: clean, map: null }
    },
  }
}
