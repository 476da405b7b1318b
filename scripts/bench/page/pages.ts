import type { Article } from '@/lib/engine'

/** The article as a site would serve it, with a box for comments at its end to type in. */
export function pageOf(title: string, article: Article): string {
  const blocks = article.blocks ?? [{ kind: 'paragraph', start: 0, end: article.text.length }]
  const body = blocks.map(({ kind, start, end }) => {
    const tag = kind === 'heading' ? 'h2' : 'p'
    return `<${tag}>${escape(article.text.slice(start, end))}</${tag}>`
  })
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escape(title)}</title>
<style>body { font: 18px/1.6 serif; margin: 24px auto; max-width: 680px } #box { min-height: 120px; border: 1px solid }</style>
<nav><a href="/">Home</a> <a href="/more">More</a></nav>
<article><h1>${escape(title)}</h1>
${body.join('\n')}
</article>
<section class="comments"><h2>Comments</h2><div id="box" contenteditable="true"></div></section>
</html>`
}

/** The article with an unknown person in place of the subject: as many nodes, and nearly as many characters. */
export function offSubject(html: string): string {
  return html.replaceAll(/karpathy/gi, 'Marlowe')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
